package dev.woad.hosting.configuration;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads YAML into nodes. Only the parser of Jackson is used: its data binding stops at the first
 * mistake, and takes its time to start.
 *
 * <p>Aliases and tags are refused, hence nothing can grow in memory beyond what the file holds.
 */
final class YamlReader {

  static final int MAX_BYTES = 1024 * 1024;
  private static final int MAX_DEPTH = 32;
  private static final YAMLFactory YAML = factory();

  private final String source;
  private final YAMLParser parser;
  private final Variables variables;
  private final Problems problems;

  private YamlReader(String source, YAMLParser parser, Variables variables, Problems problems) {
    this.source = source;
    this.parser = parser;
    this.variables = variables;
    this.problems = problems;
  }

  static Node read(String source, String text, Variables variables, Problems problems) {
    try (YAMLParser parser = YAML.createParser(text)) {
      return new YamlReader(source, parser, variables, problems).document();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot be read", e);
    }
  }

  private static YAMLFactory factory() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_BYTES);
    options.setNestingDepthLimit(MAX_DEPTH);
    return YAMLFactory.builder()
        .loaderOptions(options)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxDocumentLength(MAX_BYTES)
                .build())
        .build();
  }

  private Node document() throws IOException {
    try {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return new Node.Nothing(new Location(source, 1, 1));
      }
      Node root = node(first);
      if (parser.nextToken() != null) {
        problems.add(here(), "a second document (expected: one)");
      }
      return root;
    } catch (JsonProcessingException e) {
      return refused(e);
    }
  }

  private Node node(JsonToken token) throws IOException {
    Location location = here();
    if (parser.isCurrentAlias()) {
      problems.add(location, "alias \"*" + parser.getText() + "\" (expected: no aliases)");
      return new Node.Broken(location);
    }
    Object tag = parser.getTypeId();
    if (tag != null) {
      problems.add(location, "tag \"" + tag + "\" (expected: no tags)");
      parser.skipChildren();
      return new Node.Broken(location);
    }
    return switch (token) {
      case START_OBJECT -> mapping(location);
      case START_ARRAY -> sequence(location);
      case VALUE_NULL -> new Node.Nothing(location);
      case VALUE_STRING ->
          isNothing()
              ? new Node.Nothing(location)
              : variables.scalar(location, parser.getText(), problems);
      default -> variables.scalar(location, parser.getText(), problems);
    };
  }

  /** Tells a value that is not there, which the parser takes for an empty text, from {@code ""}. */
  private boolean isNothing() throws IOException {
    return parser.getText().isEmpty()
        && parser.currentTokenLocation().equals(parser.currentLocation());
  }

  private Node mapping(Location location) throws IOException {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Location keyLocation = here();
      String key = parser.currentName();
      Node value = node(parser.nextToken());
      Node.Entry first = entries.putIfAbsent(key, new Node.Entry(keyLocation, value));
      if (first != null) {
        problems.add(
            keyLocation,
            "duplicate key "
                + Names.quote(key)
                + " (expected: once; line "
                + first.keyLocation().line()
                + " has it)");
      }
    }
    return new Node.Mapping(location, entries);
  }

  private Node sequence(Location location) throws IOException {
    List<Node> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(node(token));
    }
    return new Node.Sequence(location, items);
  }

  private Location here() {
    return location(parser.currentTokenLocation());
  }

  private Location location(JsonLocation location) {
    return new Location(source, location.getLineNr(), location.getColumnNr());
  }

  private Node refused(JsonProcessingException e) {
    Location location = e.getLocation() == null ? here() : location(e.getLocation());
    String message = e.getOriginalMessage();
    if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      // Jackson tells where the token before the mistake is.
      Mark mark = marked.getProblemMark();
      location = new Location(source, mark.getLine() + 1, mark.getColumn() + 1);
      message = "not YAML: " + marked.getProblem();
    } else if (e instanceof StreamConstraintsException) {
      message = "nested too deeply (expected: at most " + MAX_DEPTH + " levels)";
    } else if (message.startsWith("Expected a field name")) {
      message = "a mapping or a list as key (expected: a text as key)";
    } else {
      message = "not YAML: " + message;
    }
    problems.add(location, message);
    return new Node.Broken(location);
  }
}
