package dev.woad.clients.metadata;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values that an element could have, to begin with. */
public final class SampleContent {

  private static final int MAX_DEPTH = 12;
  private static final int MAX_VALUES = 2000;

  private final Deque<String> around = new ArrayDeque<>();
  private int count;

  private SampleContent() {}

  /**
   * Returns values for an element, of the form that {@link ContentWriter} writes: one of each that
   * there may be. A type within itself, and what is too deep or too much, is left out where it may
   * be.
   */
  public static Map<String, Object> of(SchemaElement element) {
    Object content = new SampleContent().value(element);
    Map<String, Object> fields = new LinkedHashMap<>();
    if (content instanceof Map<?, ?> map) {
      map.forEach((key, value) -> fields.put(String.valueOf(key), value));
    }
    return fields;
  }

  private Object value(SchemaElement declared) {
    count++;
    if (declared.isSimple() && declared.attributes().isEmpty()) {
      return text(declared);
    }
    SchemaElement element = declared;
    Map<String, Object> fields = new LinkedHashMap<>();
    if (declared.isAbstract() && !declared.derivedTypes().isEmpty()) {
      String type = declared.derivedTypes().get(0);
      fields.put("@type", type);
      element = declared.withType(type);
    }
    for (Attribute attribute : element.attributes()) {
      fields.put("@" + attribute.name().getLocalPart(), "");
    }
    if (element.isSimple()) {
      fields.put("#text", text(element));
    }
    String type = element.qualifiedType().map(Object::toString).orElse("");
    around.push(type);
    for (SchemaElement child : element.children()) {
      String childType = child.qualifiedType().map(Object::toString).orElse("-");
      boolean within =
          around.contains(childType) || around.size() > MAX_DEPTH || count > MAX_VALUES;
      if (!within) {
        Object value = value(child);
        fields.put(
            child.name().getLocalPart(),
            child.occurrence().isRepeated() ? new ArrayList<>(List.of(value)) : value);
      }
    }
    around.pop();
    return fields;
  }

  private static Object text(SchemaElement element) {
    List<String> allowed = element.enumeration();
    if (!allowed.isEmpty()) {
      return allowed.get(0);
    }
    return switch (element.primitive()) {
      case "boolean" -> false;
      case "decimal", "double", "float" -> 0.0;
      case "int",
          "integer",
          "long",
          "short",
          "byte",
          "nonNegativeInteger",
          "unsignedInt",
          "unsignedLong",
          "unsignedShort",
          "unsignedByte" ->
          0;
      case "positiveInteger" -> 1;
      case "dateTime" -> "2000-01-01T00:00:00Z";
      case "date" -> "2000-01-01";
      case "time" -> "00:00:00";
      case "duration" -> "PT0S";
      case "anyURI" -> "urn:x";
      default -> "";
    };
  }
}
