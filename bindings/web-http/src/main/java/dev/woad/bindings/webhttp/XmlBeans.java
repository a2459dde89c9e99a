package dev.woad.bindings.webhttp;

import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.annotation.XmlAnyAttribute;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementRef;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.XmlValue;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.beans.Introspector;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads from JAXB types what beans have in XML. Safe for use by many threads. */
final class XmlBeans {

  private static final String DEFAULT = "##default";

  private final JsonMapper mapper;
  private final Map<JavaType, XmlBean> beans = new ConcurrentHashMap<>();

  XmlBeans(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /** Returns what a type has; nothing if it is no bean of JAXB. */
  XmlBean of(JavaType type) {
    XmlBean known = beans.get(type);
    if (known == null) {
      known = read(type);
      beans.put(type, known);
    }
    return known;
  }

  JavaType typeOf(Class<?> type) {
    return mapper.constructType(type);
  }

  private XmlBean read(JavaType type) {
    Map<String, XmlBean.Property> elements = new HashMap<>();
    Map<String, XmlBean.Property> attributes = new HashMap<>();
    XmlBean.Property text = null;
    boolean any = !XmlShape.isBound(type.getRawClass());
    DeserializationConfig config = mapper.getDeserializationConfig();
    if (!any && !type.isEnumType()) {
      for (BeanPropertyDefinition definition : config.introspect(type).findProperties()) {
        AnnotatedMember member = definition.getPrimaryMember();
        XmlBean.Property property = property(definition, member);
        if (member.hasAnnotation(XmlValue.class)) {
          text = property;
        } else if (member.hasAnnotation(XmlAnyAttribute.class)) {
          any = true;
        } else if (member.hasAnnotation(XmlAttribute.class)) {
          attributes.put(xmlName(definition, member), property);
        } else {
          elements.put(xmlName(definition, member), property);
        }
      }
    }
    return new XmlBean(elements, attributes, text, any, subtypes(type, config));
  }

  private XmlBean.Property property(BeanPropertyDefinition definition, AnnotatedMember member) {
    JavaType type = definition.getPrimaryType();
    boolean many =
        type.isCollectionLikeType() || (type.isArrayType() && !type.hasRawClass(byte[].class));
    JavaType item = many ? type.getContentType() : type;
    if (item.hasRawClass(JAXBElement.class)) {
      item = item.containedTypeOrUnknown(0);
    }
    boolean plain = !member.hasAnnotation(XmlJavaTypeAdapter.class);
    return new XmlBean.Property(definition.getName(), item, many, plain);
  }

  private static String xmlName(BeanPropertyDefinition definition, AnnotatedMember member) {
    XmlAttribute attribute = member.getAnnotation(XmlAttribute.class);
    XmlElement element = member.getAnnotation(XmlElement.class);
    XmlElementRef reference = member.getAnnotation(XmlElementRef.class);
    String name = DEFAULT;
    if (attribute != null) {
      name = attribute.name();
    } else if (element != null) {
      name = element.name();
    } else if (reference != null) {
      name = reference.name();
    }
    return name.equals(DEFAULT) ? definition.getInternalName() : name;
  }

  private Map<String, JavaType> subtypes(JavaType type, DeserializationConfig config) {
    Map<String, JavaType> subtypes = new HashMap<>();
    AnnotatedClass annotated = config.introspectClassAnnotations(type).getClassInfo();
    for (NamedType subtype :
        mapper.getSubtypeResolver().collectAndResolveSubtypesByClass(config, annotated)) {
      XmlType named = subtype.getType().getAnnotation(XmlType.class);
      if (type.getRawClass().isAssignableFrom(subtype.getType())) {
        String name =
            named == null || named.name().equals(DEFAULT)
                ? Introspector.decapitalize(subtype.getType().getSimpleName())
                : named.name();
        subtypes.put(name, mapper.constructType(subtype.getType()));
      }
    }
    return subtypes;
  }
}
