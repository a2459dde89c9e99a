package dev.woad.clients.metadata;

import dev.woad.bindings.message.BodyWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as the element that a schema describes: mappings for elements with others within,
 * lists for those that are repeated, texts, numbers and truth values for the rest, null for one
 * that says that it has no value, which one that must be there does without being told. Attributes
 * are {@code @name}, the text of an element that has attributes {@code #text}, and {@code @type}
 * names a type made from the element's own.
 */
public final class ContentWriter {

  private static final String TYPE = "@type";
  private static final String TEXT = "#text";
  private static final String PREFIX = "n";

  private final List<String> mistakes = new ArrayList<>();

  private ContentWriter() {}

  /**
   * Returns what writes the values.
   *
   * @throws MetadataException if they do not fit the schema; it tells all that is wrong
   */
  public static BodyWriter of(SchemaElement element, Map<String, ?> values) {
    ContentWriter writer = new ContentWriter();
    BodyWriter content = writer.element(element, values, "");
    if (!writer.mistakes.isEmpty()) {
      throw new MetadataException(String.join("\n", writer.mistakes));
    }
    return content;
  }

  private BodyWriter element(SchemaElement declared, @Nullable Object value, String path) {
    if (value == null) {
      if (!declared.isNillable()) {
        mistakes.add(path + ": null (expected: " + declared.typeName() + ")");
      }
      return writer -> {
        start(writer, declared.name());
        writer.writeNamespace("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);
        writer.writeAttribute("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "nil", "true");
        writer.writeEndElement();
      };
    }
    Map<String, Object> fields = value instanceof Map<?, ?> map ? copy(map) : Map.of();
    SchemaElement element = typed(declared, fields, path);
    if (value instanceof List<?>) {
      mistakes.add(path + ": a list (expected: one " + element.typeName() + ")");
    } else if (!(value instanceof Map<?, ?>) && !element.isSimple()) {
      mistakes.add(path + ": " + value + " (expected: " + String.join(", ", names(element)) + ")");
    }
    List<BodyWriter> within = new ArrayList<>();
    if (element.isSimple()) {
      Object text = value instanceof Map<?, ?> ? fields.getOrDefault(TEXT, "") : value;
      within.add(text(element, String.valueOf(text), path));
    } else if (value instanceof Map<?, ?>) {
      for (SchemaElement child : element.children()) {
        children(child, fields, path, within);
      }
    }
    refuseUnknown(element, fields, path);
    Map<QName, String> attributes = attributes(element, fields, path);
    boolean derived = element != declared;
    return writer -> {
      start(writer, declared.name());
      if (derived) {
        type(writer, element);
      }
      for (Map.Entry<QName, String> attribute : attributes.entrySet()) {
        writer.writeAttribute(attribute.getKey().getLocalPart(), attribute.getValue());
      }
      for (BodyWriter part : within) {
        part.writeTo(writer);
      }
      writer.writeEndElement();
    };
  }

  private SchemaElement typed(SchemaElement element, Map<String, Object> fields, String path) {
    Object type = fields.get(TYPE);
    if (type != null) {
      try {
        return element.withType(type.toString());
      } catch (MetadataException e) {
        mistakes.add(at(path, TYPE) + ": " + e.getMessage());
      }
    } else if (element.isAbstract()) {
      mistakes.add(
          at(path, TYPE)
              + ": missing (expected: one of "
              + String.join(", ", element.derivedTypes())
              + ")");
    }
    return element;
  }

  private void children(
      SchemaElement child, Map<String, Object> fields, String path, List<BodyWriter> into) {
    String name = child.name().getLocalPart();
    String own = at(path, name);
    if (!fields.containsKey(name)) {
      if (!child.occurrence().isOptional() && child.isNillable()) {
        into.add(element(child, null, own));
      } else if (!child.occurrence().isOptional()) {
        mistakes.add(own + ": missing (expected: " + child.typeName() + ")");
      }
      return;
    }
    Object value = fields.get(name);
    if (child.occurrence().isRepeated() && value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        into.add(element(child, list.get(i), own + "[" + i + "]"));
      }
    } else {
      into.add(element(child, value, own));
    }
  }

  private BodyWriter text(SchemaElement element, String text, String path) {
    List<String> allowed = element.enumeration();
    if (!allowed.isEmpty() && !allowed.contains(text)) {
      mistakes.add(path + ": " + text + " (expected: one of " + String.join(", ", allowed) + ")");
    }
    return writer -> writer.writeCharacters(text);
  }

  private Map<QName, String> attributes(
      SchemaElement element, Map<String, Object> fields, String path) {
    Map<QName, String> attributes = new LinkedHashMap<>();
    for (Attribute attribute : element.attributes()) {
      String key = "@" + attribute.name().getLocalPart();
      Object value = fields.get(key);
      if (value != null) {
        attributes.put(attribute.name(), value.toString());
      } else if (attribute.required()) {
        mistakes.add(at(path, key) + ": missing (expected: a text)");
      }
    }
    return attributes;
  }

  private void refuseUnknown(SchemaElement element, Map<String, Object> fields, String path) {
    Set<String> known = names(element);
    for (String field : fields.keySet()) {
      if (!known.contains(field) && !field.equals(TYPE)) {
        mistakes.add(
            at(path, field)
                + ": unknown (expected: "
                + (known.isEmpty() ? "nothing" : "one of " + String.join(", ", known))
                + ")");
      }
    }
  }

  private static Set<String> names(SchemaElement element) {
    Set<String> names = new LinkedHashSet<>();
    element.attributes().forEach(attribute -> names.add("@" + attribute.name().getLocalPart()));
    if (element.isSimple()) {
      names.add(TEXT);
    }
    element.children().forEach(child -> names.add(child.name().getLocalPart()));
    return names;
  }

  private static Map<String, Object> copy(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put(String.valueOf(key), value));
    return copy;
  }

  private static String at(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  // The first element declares the prefix that those of its namespace use; unqualified ones are
  // in none.
  private static void start(XMLStreamWriter writer, QName name) throws XMLStreamException {
    String namespace = name.getNamespaceURI();
    if (namespace.isEmpty()) {
      writer.writeStartElement(name.getLocalPart());
      return;
    }
    String bound = writer.getPrefix(namespace);
    if (bound != null && !bound.isEmpty()) {
      writer.writeStartElement(bound, name.getLocalPart(), namespace);
      return;
    }
    String prefix = freePrefix(writer);
    writer.writeStartElement(prefix, name.getLocalPart(), namespace);
    writer.writeNamespace(prefix, namespace);
    writer.setPrefix(prefix, namespace);
  }

  private static String freePrefix(XMLStreamWriter writer) {
    int number = 0;
    while (writer.getNamespaceContext().getNamespaceURI(PREFIX + number) != null
        && !writer.getNamespaceContext().getNamespaceURI(PREFIX + number).isEmpty()) {
      number++;
    }
    return PREFIX + number;
  }

  private static void type(XMLStreamWriter writer, SchemaElement element)
      throws XMLStreamException {
    QName type = element.qualifiedType().orElseThrow();
    String prefix = writer.getPrefix(type.getNamespaceURI());
    if (prefix == null || prefix.isEmpty()) {
      prefix = "t";
      writer.writeNamespace(prefix, type.getNamespaceURI());
    }
    writer.writeNamespace("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);
    writer.writeAttribute(
        "xsi",
        XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI,
        "type",
        prefix + ":" + type.getLocalPart());
  }
}
