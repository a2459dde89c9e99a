package dev.woad.testing.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the documentation.
 *
 * @param path where it is, from the project's root
 * @param text its Markdown
 */
record Page(String path, String text) {

  private static final Path ROOT = Path.of("../..");
  private static final Pattern BLOCK =
      Pattern.compile("^```([^\n]+)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  static Page of(String path) {
    try {
      return new Page(path, Files.readString(ROOT.resolve(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the blocks whose opening line says the given words. */
  List<String> blocks(String words) {
    return BLOCK
        .matcher(text)
        .results()
        .filter(block -> block.group(1).equals(words))
        .map(block -> block.group(2))
        .toList();
  }

  /** Returns the keys of the table beneath a heading, each with what stands as its default. */
  Map<String, String> keys(String heading) {
    int start = text.indexOf("\n" + heading + "\n");
    if (start < 0) {
      throw new AssertionError(path + ": no heading \"" + heading + "\"");
    }
    int end = text.indexOf("\n#", start + 1);
    Map<String, String> keys = new LinkedHashMap<>();
    for (String line : text.substring(start, end < 0 ? text.length() : end).split("\n", -1)) {
      String[] cells = line.split(" ?\\| ?", -1);
      if (cells.length >= 4 && cells[1].startsWith("`")) {
        for (String key : code(cells[1])) {
          keys.put(key, cells[3]);
        }
      }
    }
    return keys;
  }

  static List<String> code(String markdown) {
    List<String> code = new ArrayList<>();
    Matcher matcher = CODE.matcher(markdown);
    while (matcher.find()) {
      code.add(matcher.group(1));
    }
    return code;
  }
}
