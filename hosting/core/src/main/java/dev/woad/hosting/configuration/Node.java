package dev.woad.hosting.configuration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands at one place of a file. */
sealed interface Node {

  Location location();

  /** Says what it is, for messages; never what was put in for a variable, which may be secret. */
  String describe();

  /**
   * Keys and what they lead to.
   *
   * @param entries in the order of the file
   */
  record Mapping(Location location, Map<String, Entry> entries) implements Node {

    /** Copies the entries. */
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    @Override
    public String describe() {
      return "a mapping";
    }
  }

  /** One key with its value. */
  record Entry(Location keyLocation, Node value) {}

  /** A list. */
  record Sequence(Location location, List<Node> items) implements Node {

    /** Copies the items. */
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String describe() {
      return "a list";
    }
  }

  /**
   * A text or number.
   *
   * @param text with variables replaced
   * @param shown as it is in the file
   */
  record Scalar(Location location, String text, String shown) implements Node {

    @Override
    public String describe() {
      return Names.quote(shown);
    }
  }

  /** A key or a dash with nothing after it. */
  record Nothing(Location location) implements Node {

    @Override
    public String describe() {
      return "nothing";
    }
  }

  /** What a mistake has been told of already. */
  record Broken(Location location) implements Node {

    @Override
    public String describe() {
      return "a mistake";
    }
  }
}
