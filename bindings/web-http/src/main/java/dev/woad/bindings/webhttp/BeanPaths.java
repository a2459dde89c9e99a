package dev.woad.bindings.webhttp;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** Writes the way to a part of a bean as JSON has it, such as {@code lines[0].quantity}. */
final class BeanPaths {

  private final JsonMapper mapper;

  BeanPaths(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * A step from an element to one inside it.
   *
   * @param name the local name of the latter
   * @param index how many of that name stand before it
   */
  record Step(String name, int index) {}

  /** Returns the way that leads from the root of a document by the given steps. */
  String path(XmlShape shape, List<Step> steps) {
    StringBuilder path = new StringBuilder();
    JavaType type = mapper.constructType(shape.item());
    for (Step step : steps) {
      if (shape.isMany() && path.isEmpty()) {
        path.append('[').append(step.index).append(']');
        continue;
      }
      JavaType next = property(type, step.name);
      path.append(path.isEmpty() ? "" : ".").append(step.name);
      boolean many = next.isCollectionLikeType() || (next.isArrayType() && !isBytes(next));
      if (many) {
        path.append('[').append(step.index).append(']');
      }
      type = many ? next.getContentType() : next;
    }
    return path.toString();
  }

  private JavaType property(JavaType type, String name) {
    BeanDescription description = mapper.getDeserializationConfig().introspect(type);
    return description.findProperties().stream()
        .filter(property -> property.getName().equals(name))
        .findFirst()
        .map(BeanPropertyDefinition::getPrimaryType)
        .orElseGet(() -> mapper.constructType(Object.class));
  }

  private static boolean isBytes(JavaType type) {
    return type.hasRawClass(byte[].class);
  }
}
