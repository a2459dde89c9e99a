package dev.woad.cli;

import dev.woad.bindings.binaryxml.BinaryXmlConverter;
import dev.woad.bindings.binaryxml.BinaryXmlQuotas;
import dev.woad.bindings.binaryxml.BinaryXmlReader;
import dev.woad.bindings.binaryxml.BinaryXmlReaderSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows binary XML as text. */
@Command(
    name = "to-text",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description =
        "Shows .NET binary XML (application/soap+msbin1) as text, each document on a line.")
final class ToText implements Callable<Integer> {

  @Option(
      names = "--session",
      description =
          "The documents are of one session (application/soap+msbinsession1), in the order in which"
              + " they were sent: each begins with the strings that are new in it.")
  private boolean session;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write. Without it, standard output.")
  private @Nullable Path output;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "The documents, one in each file. Without any, or by -, standard input.")
  private List<Path> files = List.of(Path.of("-"));

  @Override
  public Integer call() throws IOException, XMLStreamException {
    BinaryXmlReaderSession strings = BinaryXmlReaderSession.create(BinaryXmlQuotas.max());
    StringBuilder text = new StringBuilder();
    for (Path file : files) {
      byte[] document = Documents.read(file);
      BinaryXmlReader reader = BinaryXmlReader.create(BinaryXmlQuotas.max());
      try {
        BinaryXmlConverter.toText(
            session
                ? reader.reset(document, 0, document.length, strings)
                : reader.reset(document, 0, document.length),
            text);
      } catch (XMLStreamException e) {
        throw Documents.failure(file, e);
      }
      text.append('\n');
    }
    Documents.write(text.toString().getBytes(StandardCharsets.UTF_8), output);
    return 0;
  }
}
