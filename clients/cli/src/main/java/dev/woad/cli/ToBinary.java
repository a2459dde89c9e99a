package dev.woad.cli;

import dev.woad.bindings.binaryxml.BinaryXmlConverter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes text as binary XML. */
@Command(
    name = "to-binary",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description = "Writes XML text as .NET binary XML (application/soap+msbin1).")
final class ToBinary implements Callable<Integer> {

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write. Without it, standard output.")
  private @Nullable Path output;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The document. Without it, or by -, standard input.")
  private Path file = Path.of("-");

  @Override
  public Integer call() throws IOException, XMLStreamException {
    byte[] text = Documents.read(file);
    try {
      Documents.write(BinaryXmlConverter.toBinary(new ByteArrayInputStream(text)), output);
    } catch (XMLStreamException e) {
      throw Documents.failure(file, e);
    }
    return 0;
  }
}
