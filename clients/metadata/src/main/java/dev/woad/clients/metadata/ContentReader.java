package dev.woad.clients.metadata;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads elements as values of the form that {@link ContentWriter} writes. */
public final class ContentReader {

  private static final Set<String> NUMBERS =
      Set.of(
          "decimal",
          "integer",
          "int",
          "long",
          "short",
          "byte",
          "double",
          "float",
          "nonNegativeInteger",
          "positiveInteger",
          "negativeInteger",
          "nonPositiveInteger",
          "unsignedInt",
          "unsignedLong",
          "unsignedShort",
          "unsignedByte");

  private ContentReader() {}

  /**
   * Reads the element that the reader stands at, to its end.
   *
   * @param element what the schema says of it; null if that is not known
   */
  public static @Nullable Object read(XMLStreamReader reader, @Nullable SchemaElement element)
      throws XMLStreamException {
    SchemaElement known = element == null ? null : typed(reader, element);
    boolean nil =
        "true".equals(reader.getAttributeValue(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "nil"));
    Map<String, Object> fields = new LinkedHashMap<>();
    if (known != null && element != null && known != element) {
      fields.put("@type", known.typeName());
    }
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String namespace = reader.getAttributeNamespace(i);
      if (!XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(namespace)) {
        fields.put("@" + reader.getAttributeLocalName(i), reader.getAttributeValue(i));
      }
    }
    StringBuilder text = new StringBuilder();
    boolean hasElements = false;
    while (reader.next() != XMLStreamReader.END_ELEMENT) {
      if (reader.isStartElement()) {
        hasElements = true;
        child(reader, known, fields);
      } else if (reader.isCharacters()) {
        text.append(reader.getText());
      }
    }
    if (nil) {
      return null;
    }
    if (hasElements || (known != null && !known.isSimple())) {
      return fields;
    }
    Object value = value(text.toString(), known);
    if (fields.isEmpty()) {
      return value;
    }
    fields.put("#text", value);
    return fields;
  }

  private static void child(
      XMLStreamReader reader, @Nullable SchemaElement parent, Map<String, Object> fields)
      throws XMLStreamException {
    String name = reader.getLocalName();
    SchemaElement declared = parent == null ? null : find(parent, name);
    Object value = read(reader, declared);
    if (declared != null && declared.occurrence().isRepeated()) {
      list(fields, name).add(value);
    } else if (fields.containsKey(name)) {
      Object before = fields.get(name);
      List<@Nullable Object> several = new ArrayList<>();
      if (before instanceof List<?> list) {
        several.addAll(list);
      } else {
        several.add(before);
      }
      several.add(value);
      fields.put(name, several);
    } else {
      fields.put(name, value);
    }
  }

  @SuppressWarnings("unchecked") // What is repeated is put there as a list.
  private static List<@Nullable Object> list(Map<String, Object> fields, String name) {
    return (List<@Nullable Object>)
        fields.computeIfAbsent(name, absent -> new ArrayList<@Nullable Object>());
  }

  private static @Nullable SchemaElement find(SchemaElement parent, String name) {
    return parent.children().stream()
        .filter(child -> child.name().getLocalPart().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static SchemaElement typed(XMLStreamReader reader, SchemaElement element) {
    String type = reader.getAttributeValue(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "type");
    if (type == null) {
      return element;
    }
    String local = type.substring(type.indexOf(':') + 1).strip();
    return element.derivedTypes().contains(local) ? element.withType(local) : element;
  }

  private static Object value(String text, @Nullable SchemaElement element) {
    if (element == null) {
      return text;
    }
    String primitive = element.primitive();
    String plain = text.strip();
    if (primitive.equals("boolean")) {
      return plain.equals("true") || plain.equals("1");
    }
    if (NUMBERS.contains(primitive)) {
      try {
        return new BigDecimal(plain);
      } catch (NumberFormatException e) {
        // NaN, infinity, or not what the schema promises.
        return text;
      }
    }
    return text;
  }
}
