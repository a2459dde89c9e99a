package dev.woad.bindings.webhttp;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import jakarta.xml.bind.annotation.XmlSeeAlso;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Has JSON say by a property what XML says by {@code xsi:type}, for types that name their subtypes
 * by {@code @XmlSeeAlso} alone, as those made from a schema do. Types that Jackson's own
 * annotations speak of are left to these.
 */
final class SeeAlsoIntrospector extends NopAnnotationIntrospector {

  /** The property; no name in XML can be like it. */
  static final String PROPERTY = "@type";

  @Override
  public @Nullable TypeResolverBuilder<?> findTypeResolver(
      MapperConfig<?> config, AnnotatedClass annotated, JavaType type) {
    Class<?> raw = annotated.getRawType();
    if (!annotated.hasAnnotation(XmlSeeAlso.class)
        || annotated.hasAnnotation(JsonTypeInfo.class)
        || raw.isInterface()
        || !namesSubtype(annotated.getAnnotation(XmlSeeAlso.class), raw)) {
      return null;
    }
    Class<?> otherwise = Modifier.isAbstract(raw.getModifiers()) ? null : raw;
    return new StdTypeResolverBuilder()
        .init(
            JsonTypeInfo.Value.construct(
                JsonTypeInfo.Id.NAME,
                JsonTypeInfo.As.PROPERTY,
                PROPERTY,
                otherwise,
                false,
                otherwise == null),
            null);
  }

  /** Returns the property that tells the subtypes of a type apart; null if it has none to tell. */
  static @Nullable String propertyOf(Class<?> type) {
    JsonTypeInfo info = type.getDeclaredAnnotation(JsonTypeInfo.class);
    if (info != null) {
      boolean byProperty = info.include() == JsonTypeInfo.As.PROPERTY;
      return byProperty && !info.property().isEmpty() ? info.property() : null;
    }
    XmlSeeAlso seeAlso = type.getDeclaredAnnotation(XmlSeeAlso.class);
    return seeAlso != null && !type.isInterface() && namesSubtype(seeAlso, type) ? PROPERTY : null;
  }

  // A subtype inherits the annotation of its parent, whose children are its kin.
  private static boolean namesSubtype(XmlSeeAlso seeAlso, Class<?> raw) {
    for (Class<?> named : seeAlso.value()) {
      if (raw.isAssignableFrom(named) || named.isAssignableFrom(raw)) {
        return true;
      }
    }
    return false;
  }
}
