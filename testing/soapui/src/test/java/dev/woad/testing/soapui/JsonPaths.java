package dev.woad.testing.soapui;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Selects one value by a JSONPath of names and indexes; whatever else it may have is refused. */
final class JsonPaths {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final Pattern STEP = Pattern.compile("\\.(\\w+)|\\['([^']+)'\\]|\\[(\\d+)\\]");

  private JsonPaths() {}

  /** Returns the value, which is missing if the path leads nowhere. */
  static JsonNode select(String json, String path) {
    if (!path.startsWith("$")) {
      throw new AssertionError(path + " (expected: to begin with $)");
    }
    JsonNode node;
    try {
      node = MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + json, e);
    }
    Matcher step = STEP.matcher(path);
    int end = 1;
    while (end < path.length()) {
      if (!step.find(end) || step.start() != end) {
        throw new AssertionError(path + " (expected: names and indexes alone)");
      }
      if (step.group(3) != null) {
        node = node.path(Integer.parseInt(step.group(3)));
      } else {
        node = node.path(step.group(1) == null ? step.group(2) : step.group(1));
      }
      end = step.end();
    }
    return node;
  }
}
