package dev.woad.bindings.webhttp;

import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlSchema;
import jakarta.xml.bind.annotation.XmlType;
import java.beans.Introspector;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;

/**
 * What a document holds: a JAXB type, or a list of such.
 *
 * @param item the JAXB type
 * @param isMany whether it is a list
 */
record XmlShape(Class<?> item, boolean isMany) {

  private static final String DEFAULT = "##default";

  /** Returns the shape of a Java type that can be written. */
  static Optional<XmlShape> of(Class<?> type, Type genericType) {
    if (Collection.class.isAssignableFrom(type)) {
      if (genericType instanceof ParameterizedType parameterized) {
        return item(parameterized.getActualTypeArguments()[0])
            .filter(XmlShape::isBound)
            .map(item -> new XmlShape(item, true));
      }
      return Optional.empty();
    }
    return isBound(type) ? Optional.of(new XmlShape(type, false)) : Optional.empty();
  }

  /** Returns the shape of a Java type that can be read as well. */
  static Optional<XmlShape> readable(Class<?> type, Type genericType) {
    return of(type, genericType)
        .filter(shape -> !shape.isMany || type.isAssignableFrom(List.class));
  }

  /** Returns the name of the element that an instance of a JAXB type is written as. */
  static QName elementName(Class<?> type) {
    XmlRootElement root = type.getAnnotation(XmlRootElement.class);
    String decapitalized = Introspector.decapitalize(type.getSimpleName());
    if (root != null) {
      return new QName(
          root.namespace().equals(DEFAULT) ? packageNamespace(type) : root.namespace(),
          root.name().equals(DEFAULT) ? decapitalized : root.name());
    }
    XmlType named = type.getAnnotation(XmlType.class);
    if (named == null) {
      return new QName(packageNamespace(type), decapitalized);
    }
    boolean nameless = named.name().equals(DEFAULT) || named.name().isEmpty();
    return new QName(
        named.namespace().equals(DEFAULT) ? packageNamespace(type) : named.namespace(),
        nameless ? decapitalized : Introspector.decapitalize(named.name()));
  }

  /** Returns the name of the root element. */
  QName rootName() {
    QName name = elementName(item);
    return isMany ? new QName(name.getNamespaceURI(), plural(name.getLocalPart())) : name;
  }

  private static String plural(String noun) {
    if (noun.matches(".*[^aeiou]y")) {
      return noun.substring(0, noun.length() - 1) + "ies";
    }
    return noun.matches(".*(s|x|z|ch|sh)") ? noun + "es" : noun + "s";
  }

  /** Returns whether JAXB's annotations speak of a type. */
  static boolean isBound(Class<?> type) {
    return type.isAnnotationPresent(XmlRootElement.class)
        || type.isAnnotationPresent(XmlType.class);
  }

  private static Optional<Class<?>> item(Type argument) {
    Type type = argument instanceof WildcardType w ? w.getUpperBounds()[0] : argument;
    return type instanceof Class<?> c ? Optional.of(c) : Optional.empty();
  }

  private static String packageNamespace(Class<?> type) {
    XmlSchema schema = type.getPackage().getAnnotation(XmlSchema.class);
    return schema == null ? "" : schema.namespace();
  }
}
