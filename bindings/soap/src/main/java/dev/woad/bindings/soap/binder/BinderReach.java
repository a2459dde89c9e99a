package dev.woad.bindings.soap.binder;

import jakarta.xml.bind.JAXBElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.namespace.QName;
import org.glassfish.jaxb.core.v2.model.core.ID;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeAttributePropertyInfo;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeClassInfo;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeElement;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeElementInfo;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeElementPropertyInfo;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeLeafInfo;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeNonElement;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimePropertyInfo;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeReferencePropertyInfo;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeTypeInfoSet;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeTypeRef;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeValuePropertyInfo;
import org.jspecify.annotations.Nullable;

/**
 * All that may be met in a value of one type: whether binders can be made for it, and the
 * namespaces of it.
 */
final class BinderReach {

  private static final Set<String> CALLBACKS =
      Set.of("beforeMarshal", "afterMarshal", "beforeUnmarshal", "afterUnmarshal");
  private static final Set<Class<?>> LISTS =
      Set.of(List.class, ArrayList.class, Collection.class, Iterable.class);

  private final RuntimeTypeInfoSet model;
  private final Set<RuntimeNonElement> seen = new HashSet<>();
  private final Set<String> elementNamespaces = new LinkedHashSet<>();
  private final Set<String> attributeNamespaces = new LinkedHashSet<>();
  private final boolean bindable;

  BinderReach(RuntimeTypeInfoSet model, RuntimeNonElement type) {
    this.model = model;
    this.bindable = visit(type, null);
  }

  /** Returns whether there is nothing in it that only JAXB can do. */
  boolean isBindable() {
    return bindable;
  }

  /** Returns the namespaces of elements, and of types that elements may say they are of. */
  Set<String> elementNamespaces() {
    return elementNamespaces;
  }

  Set<String> attributeNamespaces() {
    return attributeNamespaces;
  }

  private boolean visit(RuntimeNonElement type, @Nullable RuntimePropertyInfo property) {
    if (type instanceof RuntimeClassInfo bean) {
      return !seen.add(bean) || visitBean(bean);
    }
    return isLeaf(type, property);
  }

  private static boolean isLeaf(RuntimeNonElement type, @Nullable RuntimePropertyInfo property) {
    return type instanceof RuntimeLeafInfo leaf
        && (leaf.getClazz() == byte[].class
            || LeafText.of(leaf, property == null ? null : property.getSchemaType()) != null);
  }

  private boolean visitBean(RuntimeClassInfo bean) {
    if (!isPlain(bean)) {
      return false;
    }
    RuntimeClassInfo base = bean.getBaseClass();
    if (base != null && !visit(base, null)) {
      return false;
    }
    for (RuntimePropertyInfo property : bean.getProperties()) {
      if (!visitProperty(property)) {
        return false;
      }
    }
    if (bean.getTypeName() != null) {
      elementNamespaces.add(bean.getTypeName().getNamespaceURI());
    }
    // A value may be of each type that is derived from this one.
    for (RuntimeClassInfo other : model.beans().values()) {
      if (bean.equals(other.getBaseClass()) && !visit(other, null)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(RuntimeClassInfo bean) {
    Class<?> type = bean.getClazz();
    return bean.getFactoryMethod() == null
        && bean.getLocatorField() == null
        && !bean.hasAttributeWildcard()
        && !(type.isMemberClass() && !Modifier.isStatic(type.getModifiers()))
        && Arrays.stream(type.getDeclaredMethods())
            .map(Method::getName)
            .noneMatch(CALLBACKS::contains)
        && (bean.isAbstract()
            || Arrays.stream(type.getDeclaredConstructors())
                .anyMatch(constructor -> constructor.getParameterCount() == 0));
  }

  private boolean visitProperty(RuntimePropertyInfo property) {
    if (property.id() != ID.NONE
        || property.getExpectedMimeType() != null
        || property.inlineBinaryData()
        || !isList(property)) {
      return false;
    }
    if (property instanceof RuntimeAttributePropertyInfo attribute) {
      attributeNamespaces.add(attribute.getXmlName().getNamespaceURI());
      return !property.isCollection() && isText(attribute.getTarget(), property);
    }
    if (property instanceof RuntimeValuePropertyInfo value) {
      return !property.isCollection() && isLeaf(value.getTarget(), property);
    }
    if (property instanceof RuntimeElementPropertyInfo element) {
      return visitElements(element);
    }
    return property instanceof RuntimeReferencePropertyInfo reference && visitReferences(reference);
  }

  private static boolean isText(RuntimeNonElement type, RuntimePropertyInfo property) {
    return isLeaf(type, property) && ((RuntimeLeafInfo) type).getClazz() != byte[].class;
  }

  // What is no list is a single value; an adapter of single values works by itself.
  private static boolean isList(RuntimePropertyInfo property) {
    if (!property.isCollection()) {
      return true;
    }
    Type raw = property.getRawType();
    Type type = raw instanceof ParameterizedType of ? of.getRawType() : raw;
    return property.getAdapter() == null && type instanceof Class<?> c && LISTS.contains(c);
  }

  private boolean visitElements(RuntimeElementPropertyInfo property) {
    if (property.getXmlName() != null || property.isValueList()) {
      return false;
    }
    for (RuntimeTypeRef of : property.getTypes()) {
      elementNamespaces.add(of.getTagName().getNamespaceURI());
      if (!visit(of.getTarget(), property)) {
        return false;
      }
    }
    return true;
  }

  private boolean visitReferences(RuntimeReferencePropertyInfo property) {
    if (property.getXmlName() != null
        || property.getWildcard() != null
        || property.isMixed()
        || property.getAdapter() != null) {
      return false;
    }
    for (RuntimeElement element : property.getElements()) {
      if (!(element instanceof RuntimeElementInfo named) || !isPlainElement(named)) {
        return false;
      }
      QName name = named.getElementName();
      elementNamespaces.add(name.getNamespaceURI());
      if (!visit(named.getContentType(), named.getProperty())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlainElement(RuntimeElementInfo element) {
    RuntimeElementPropertyInfo property = element.getProperty();
    return element.getType() == JAXBElement.class
        && element.getSubstitutionHead() == null
        && element.getSubstitutionMembers().isEmpty()
        && property.getAdapter() == null
        && !property.isCollection()
        && !property.isValueList();
  }
}
