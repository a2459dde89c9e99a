package dev.woad.testing.dotnet;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.woad.bindings.binaryxml.BinaryXmlReaderSession;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLStreamException;

/** Bad input for servers, what CoreWCF answered to it, and what the docs say about both. */
final class BadInput {

  private static final Pattern CODE =
      Pattern.compile("(?:envelope}Value|}faultcode)[^:]*: (?:\\{(\\S*)})?(\\w+)\n");

  private BadInput() {}

  /** What the docs say: by the name of the case and that of the binding. */
  record Page(Map<String, Row> rows) {

    static Page read(String section) throws IOException {
      String page = Files.readString(Path.of("../../docs/dotnet-bad-input.md"));
      String table = page.substring(page.indexOf("## " + section)).split("\n## ", 2)[0];
      Map<String, Row> rows = new HashMap<>();
      table
          .lines()
          .filter(line -> line.startsWith("| ") && !line.startsWith("| case"))
          .map(line -> line.split("\\|", -1))
          .forEach(
              cells -> {
                boolean overTcp = cells.length == 6;
                String name = cells[1].strip() + (overTcp ? "" : " at " + cells[2].strip());
                int next = overTcp ? 2 : 3;
                rows.put(name, new Row(cells[next].strip(), cells[next + 1].strip()));
              });
      return new Page(rows);
    }

    Row row(String name) {
      return Objects.requireNonNull(rows.get(name), name);
    }
  }

  /** What the docs say that each answers. */
  record Row(String coreWcf, String woad) {}

  /** Returns the lines of a table, in cells. */
  static List<String[]> table(String name) {
    try (InputStream file =
            Objects.requireNonNull(BadInput.class.getResourceAsStream("/bad-input/" + name));
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    name.endsWith(".gz") ? new GZIPInputStream(file) : file, UTF_8))) {
      return lines.lines().map(line -> line.split("\t", -1)).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] bytes(String cell) {
    if (cell.startsWith("x*")) {
      return "x".repeat(Integer.parseInt(cell.substring(2))).getBytes(UTF_8);
    }
    return cell.equals("-") ? new byte[0] : Base64.getDecoder().decode(cell);
  }

  /** Says in a few words what an envelope is. */
  static String envelope(String content) {
    if (!content.contains("}Fault:")) {
      return "reply";
    }
    return "fault " + code(content);
  }

  /** Returns the codes of a fault, with one prefix for SOAP's own and one for all others. */
  static String code(String content) {
    List<String> codes = new ArrayList<>();
    for (Matcher code = CODE.matcher(content); code.find(); ) {
      String namespace = String.valueOf(code.group(1));
      codes.add((namespace.contains("/soap") ? "s:" : "a:") + code.group(2));
    }
    return codes.stream().collect(Collectors.joining("/"));
  }

  /** Puts the records that a server sent into words. */
  static final class Records {

    private final String type;
    private BinaryXmlReaderSession session = BinaryXmlReaderSession.create();

    Records(String type) {
      this.type = type;
    }

    static List<String> all(String type, byte[] bytes) throws IOException, XMLStreamException {
      Records records = new Records(type);
      List<String> words = new ArrayList<>();
      for (InputStream in = new ByteArrayInputStream(bytes); in.available() > 0; ) {
        words.add(records.words(Part.framed(in)));
      }
      return words;
    }

    String words(Part part) throws IOException, XMLStreamException {
      return switch (part.kind()) {
        case PREAMBLE_ACK -> {
          session = BinaryXmlReaderSession.create();
          yield "ack";
        }
        case UPGRADE_RESPONSE -> "upgrade agreed";
        case END -> "End";
        case CONNECTION_END -> "closed";
        case FAULT -> part.text().substring(part.text().lastIndexOf('/') + 1);
        case SIZED_ENVELOPE, UNSIZED_ENVELOPE ->
            envelope(Content.of(part.payload(), type, session));
        default -> part.kind().toString();
      };
    }
  }
}
