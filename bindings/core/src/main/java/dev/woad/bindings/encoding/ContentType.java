package dev.woad.bindings.encoding;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A content type as MIME and HTTP write it.
 *
 * @param mediaType type and subtype, in lower case
 * @param parameters the parameters, their names in lower case, quotes taken off
 */
public record ContentType(String mediaType, Map<String, String> parameters) {

  /** Reads a content type, forgiving what does not matter. */
  public static ContentType parse(String text) {
    int semicolon = text.indexOf(';');
    String mediaType = (semicolon < 0 ? text : text.substring(0, semicolon)).strip();
    Map<String, String> parameters = new LinkedHashMap<>();
    int at = semicolon < 0 ? text.length() : semicolon + 1;
    while (at < text.length()) {
      int equals = text.indexOf('=', at);
      if (equals < 0) {
        break;
      }
      String name = text.substring(at, equals).strip().toLowerCase(Locale.ROOT);
      int end = endOfValue(text, equals + 1);
      parameters.putIfAbsent(name, unquote(text.substring(equals + 1, end).strip()));
      at = end + 1;
    }
    return new ContentType(mediaType.toLowerCase(Locale.ROOT), parameters);
  }

  /** Finds a parameter by its name in lower case. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  private static int endOfValue(String text, int from) {
    boolean quoted = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '\\' && quoted) {
        i++;
      } else if (c == ';' && !quoted) {
        return i;
      }
    }
    return text.length();
  }

  private static String unquote(String value) {
    if (value.length() < 2 || value.charAt(0) != '"') {
      return value;
    }
    return value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1");
  }
}
