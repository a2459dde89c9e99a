package dev.woad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class WoadTest {

  private static final String ENVELOPE =
      "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body></s:Body></s:Envelope>";

  // Envelope, namespace and Body by the static dictionary (MC-NBFS).
  private static final String BINARY = "5602" + "0b017304" + "560e" + "01" + "01";

  private final StringWriter errors = new StringWriter();

  @TempDir private Path directory;

  @Test
  void textBecomesBinaryAndTextAgain() throws IOException {
    Path text = Files.writeString(directory.resolve("message.xml"), ENVELOPE);
    Path binary = directory.resolve("message.bin");
    Path back = directory.resolve("back.xml");

    assertThat(run("to-binary", text.toString(), "-o", binary.toString())).isZero();
    assertThat(run("to-text", binary.toString(), "-o", back.toString())).isZero();

    assertThat(HexFormat.of().formatHex(Files.readAllBytes(binary))).isEqualTo(BINARY);
    assertThat(back).hasContent(ENVELOPE);
  }

  @Test
  void documentsOfASessionShareStrings() throws IOException {
    // The first brings the string "a" as key 1; the second only names it.
    Path first = binary("first.bin", "02" + "0161" + "4201" + "01");
    Path second = binary("second.bin", "00" + "4201" + "01");
    Path text = directory.resolve("text.xml");

    int exit =
        run("to-text", "--session", first.toString(), second.toString(), "-o", text.toString());

    assertThat(exit).isZero();
    assertThat(text).hasContent("<a></a>\n<a></a>");
  }

  @Test
  void malformedDocumentIsToldWithFileAndOffset() throws IOException {
    Path broken = binary("broken.bin", "5602ff");

    assertThat(run("to-text", broken.toString())).isEqualTo(1);

    assertThat(errors.toString())
        .startsWith("woad: " + broken + ": ")
        .contains("at byte 2 (expected: ")
        .hasLineCount(1);
  }

  @Test
  void documentTypeDeclarationIsRefused() throws IOException {
    Path text =
        Files.writeString(
            directory.resolve("entity.xml"),
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>");

    assertThat(run("to-binary", text.toString())).isEqualTo(1);

    assertThat(errors.toString()).contains(text.toString());
  }

  @Test
  void missingFileIsTold() {
    assertThat(run("to-text", "none.bin")).isEqualTo(1);

    assertThat(errors.toString()).contains("none.bin is not there");
  }

  @Test
  void unknownCommandIsAMistake() {
    assertThat(run("to-json")).isEqualTo(2);
  }

  private Path binary(String name, String hex) throws IOException {
    return Files.write(directory.resolve(name), HexFormat.of().parseHex(hex));
  }

  private int run(String... arguments) {
    CommandLine commandLine = Woad.commandLine();
    commandLine.setErr(new PrintWriter(errors, true));
    return commandLine.execute(arguments);
  }
}
