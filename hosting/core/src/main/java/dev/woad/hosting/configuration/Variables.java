package dev.woad.hosting.configuration;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts in what <code>${env:NAME}</code>, <code>${sys:NAME}</code> and <code>${env:NAME:-default}
 * </code> stand for. As in a shell, the default stands for what is empty, too. What is put in is
 * not looked at again; <code>$${</code> stands for <code>${</code>.
 */
final class Variables {

  private static final String FORM = "(expected: ${env:NAME}, ${sys:NAME} or ${env:NAME:-default})";

  private final Map<String, String> properties;

  /**
   * Creates variables of the JVM and its environment.
   *
   * @param properties properties that are looked at before those of the JVM
   */
  Variables(Map<String, String> properties) {
    this.properties = Map.copyOf(properties);
  }

  /** Returns the scalar with its variables replaced; a broken node if one has no value. */
  Node scalar(Location location, String text, Problems problems) {
    StringBuilder replaced = new StringBuilder();
    int done = 0;
    for (int start = text.indexOf("${"); start >= 0; start = text.indexOf("${", done)) {
      if (start > done && text.charAt(start - 1) == '$') {
        replaced.append(text, done, start - 1).append("${");
        done = start + 2;
        continue;
      }
      int end = text.indexOf('}', start);
      if (end < 0) {
        problems.add(location, "\"${\" without \"}\" " + FORM);
        return new Node.Broken(location);
      }
      String variable = text.substring(start + 2, end);
      String value = value(variable, location, problems);
      if (value == null) {
        return new Node.Broken(location);
      }
      replaced.append(text, done, start).append(value);
      done = end + 1;
    }
    return new Node.Scalar(location, replaced.append(text.substring(done)).toString(), text);
  }

  private @Nullable String value(String variable, Location location, Problems problems) {
    int dash = variable.indexOf(":-");
    String reference = dash < 0 ? variable : variable.substring(0, dash);
    String value;
    String kind;
    if (reference.startsWith("env:") && reference.length() > 4) {
      kind = "an environment variable";
      value = System.getenv(reference.substring(4));
    } else if (reference.startsWith("sys:") && reference.length() > 4) {
      kind = "a system property";
      String name = reference.substring(4);
      value = properties.containsKey(name) ? properties.get(name) : System.getProperty(name);
    } else {
      problems.add(location, "unknown variable \"${" + variable + "}\" " + FORM);
      return null;
    }
    if (value != null && !(value.isEmpty() && dash >= 0)) {
      return value;
    }
    if (dash < 0) {
      problems.add(
          location,
          "variable \"${"
              + variable
              + "}\" is not set (expected: "
              + kind
              + " of that name, or a default as in ${"
              + reference
              + ":-default})");
      return null;
    }
    return variable.substring(dash + 2);
  }
}
