package dev.woad.hosting.configuration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML into nodes, by the events of a parser: data binding would stop at the first mistake,
 * and takes its time to start.
 *
 * <p>Aliases and tags are refused, hence nothing can grow in memory beyond what the file holds.
 */
final class YamlReader {

  static final int MAX_BYTES = 1024 * 1024;
  private static final int MAX_DEPTH = 32;
  private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

  private final String source;
  private final Parser parser;
  private final Variables variables;
  private final Problems problems;

  private YamlReader(String source, Parser parser, Variables variables, Problems problems) {
    this.source = source;
    this.parser = parser;
    this.variables = variables;
    this.problems = problems;
  }

  static Node read(String source, String text, Variables variables, Problems problems) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_BYTES);
    try {
      Parser parser = new ParserImpl(new StreamReader(text), options);
      return new YamlReader(source, parser, variables, problems).document();
    } catch (MarkedYAMLException e) {
      Location location =
          Optional.ofNullable(e.getProblemMark())
              .map(mark -> location(source, mark))
              .orElse(Location.of(source));
      problems.add(location, "not YAML: " + e.getProblem());
      return new Node.Broken(location);
    } catch (TooDeepException e) {
      problems.add(e.location, "nested too deeply (expected: at most " + MAX_DEPTH + " levels)");
      return new Node.Broken(e.location);
    } catch (YAMLException e) {
      Location location = Location.of(source);
      problems.add(location, "not YAML: " + String.valueOf(e.getMessage()).replace('\n', ' '));
      return new Node.Broken(location);
    }
  }

  private Node document() {
    next(Event.ID.StreamStart);
    if (parser.checkEvent(Event.ID.StreamEnd)) {
      return new Node.Nothing(new Location(source, 1, 1));
    }
    next(Event.ID.DocumentStart);
    Node root = node(0);
    next(Event.ID.DocumentEnd);
    if (!parser.checkEvent(Event.ID.StreamEnd)) {
      problems.add(location(parser.peekEvent()), "a second document (expected: one)");
    }
    return root;
  }

  private Node node(int depth) {
    NodeEvent event = (NodeEvent) parser.getEvent();
    Location location = location(event);
    if (event instanceof AliasEvent) {
      problems.add(location, "alias \"*" + event.getAnchor() + "\" (expected: no aliases)");
      return new Node.Broken(location);
    }
    if (event instanceof ScalarEvent scalar) {
      return isUntagged(scalar.getTag(), location) ? scalar(scalar, location) : broken(location);
    }
    CollectionStartEvent start = (CollectionStartEvent) event;
    boolean untagged = isUntagged(start.getTag(), location);
    if (depth == MAX_DEPTH) {
      throw new TooDeepException(location);
    }
    Node node =
        start.is(Event.ID.MappingStart) ? mapping(location, depth) : sequence(location, depth);
    return untagged ? node : broken(location);
  }

  private boolean isUntagged(@Nullable String tag, Location location) {
    if (tag != null) {
      problems.add(location, "tag \"" + tag + "\" (expected: no tags)");
    }
    return tag == null;
  }

  private Node scalar(ScalarEvent scalar, Location location) {
    String text = scalar.getValue();
    return scalar.isPlain() && NOTHING.contains(text)
        ? new Node.Nothing(location)
        : variables.scalar(location, text, problems);
  }

  private Node mapping(Location location, int depth) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      Location keyLocation = location(parser.peekEvent());
      if (parser.peekEvent() instanceof ScalarEvent key && key.getTag() == null) {
        next(Event.ID.Scalar);
        add(key.getValue(), new Node.Entry(keyLocation, node(depth + 1)), entries);
      } else {
        if (!(node(depth + 1) instanceof Node.Broken)) {
          problems.add(keyLocation, "a mapping or a list as key (expected: a text as key)");
        }
        node(depth + 1);
      }
    }
    next(Event.ID.MappingEnd);
    return new Node.Mapping(location, entries);
  }

  private void add(String key, Node.Entry entry, Map<String, Node.Entry> entries) {
    Node.Entry first = entries.putIfAbsent(key, entry);
    if (first != null) {
      problems.add(
          entry.keyLocation(),
          "duplicate key "
              + Names.quote(key)
              + " (expected: once; line "
              + first.keyLocation().line()
              + " has it)");
    }
  }

  private Node sequence(Location location, int depth) {
    List<Node> items = new ArrayList<>();
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      items.add(node(depth + 1));
    }
    next(Event.ID.SequenceEnd);
    return new Node.Sequence(location, items);
  }

  private static Node broken(Location location) {
    return new Node.Broken(location);
  }

  /** Passes an event over, which the grammar of the parser says is next. */
  private void next(Event.ID expected) {
    Event event = parser.getEvent();
    if (!event.is(expected)) {
      throw new IllegalStateException(event + " (expected: " + expected + ")");
    }
  }

  private Location location(Event event) {
    return location(source, event.getStartMark());
  }

  private static Location location(String source, Mark mark) {
    return new Location(source, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static final class TooDeepException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Location location;

    TooDeepException(Location location) {
      this.location = location;
    }
  }
}
