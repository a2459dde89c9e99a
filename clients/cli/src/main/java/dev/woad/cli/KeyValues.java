package dev.woad.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values on a command line: {@code customer.name=Ada}, {@code lines[0].sku=IN-0002}; a key that
 * comes twice has a list.
 */
final class KeyValues {

  private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)(?:\\[(\\d{1,4})])?");
  private static final String FORM = "(expected: name=value, a.b=value or a[0].b=value)";

  private final Map<String, Object> root = new LinkedHashMap<>();

  private KeyValues() {}

  /**
   * Returns what the texts stand for.
   *
   * @throws MistakenValueException if one is of another form, or contradicts another
   */
  static Map<String, Object> parse(List<String> texts) {
    KeyValues values = new KeyValues();
    texts.forEach(values::put);
    return values.root;
  }

  private void put(String text) {
    int equals = text.indexOf('=');
    if (equals <= 0) {
      throw new MistakenValueException(text + " " + FORM);
    }
    String[] steps = text.substring(0, equals).split("\\.", -1);
    Map<String, Object> at = root;
    for (int i = 0; i < steps.length; i++) {
      Matcher step = STEP.matcher(steps[i]);
      if (!step.matches()) {
        throw new MistakenValueException(text + " " + FORM);
      }
      String name = step.group(1);
      boolean last = i == steps.length - 1;
      if (step.group(2) != null) {
        List<Object> list = list(at, name, text);
        int index = Integer.parseInt(step.group(2));
        if (index > list.size()) {
          throw new MistakenValueException(
              text + ": [" + index + "] (expected: [" + list.size() + "] first)");
        }
        if (last) {
          set(list, index, text.substring(equals + 1));
        } else {
          at = within(list, index, text);
        }
      } else if (last) {
        add(at, name, text.substring(equals + 1));
      } else {
        at = mapping(at.computeIfAbsent(name, absent -> new LinkedHashMap<String, Object>()), text);
      }
    }
  }

  private static void set(List<Object> list, int index, String value) {
    if (index == list.size()) {
      list.add(value);
    } else {
      list.set(index, value);
    }
  }

  private static Map<String, Object> within(List<Object> list, int index, String text) {
    if (index == list.size()) {
      list.add(new LinkedHashMap<String, Object>());
    }
    return mapping(list.get(index), text);
  }

  private static void add(Map<String, Object> to, String name, String value) {
    Object before = to.get(name);
    if (before == null) {
      to.put(name, value);
    } else if (before instanceof List<?> list) {
      List<Object> more = new ArrayList<>(list);
      more.add(value);
      to.put(name, more);
    } else {
      to.put(name, new ArrayList<>(List.of(before, value)));
    }
  }

  @SuppressWarnings("unchecked") // All mappings in here are of this kind.
  private static Map<String, Object> mapping(Object value, String text) {
    if (value instanceof Map) {
      return (Map<String, Object>) value;
    }
    throw new MistakenValueException(text + " (expected: no value for what it is within)");
  }

  @SuppressWarnings("unchecked") // All lists in here are of this kind.
  private static List<Object> list(Map<String, Object> at, String name, String text) {
    Object value = at.computeIfAbsent(name, absent -> new ArrayList<>());
    if (value instanceof List) {
      return (List<Object>) value;
    }
    throw new MistakenValueException(text + " (expected: [0] in the first of them, too)");
  }
}
