package dev.woad.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.woad.bindings.message.BodyWriter;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.ReaderQuotas;
import dev.woad.bindings.message.XmlCopy;
import dev.woad.bindings.message.XmlFactories;
import dev.woad.clients.metadata.ContentWriter;
import dev.woad.clients.metadata.EndpointMetadata;
import dev.woad.clients.metadata.MetadataException;
import dev.woad.clients.metadata.OperationMetadata;
import dev.woad.clients.metadata.SampleContent;
import dev.woad.clients.metadata.UntypedChannel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Calls an operation of any service of SOAP, over any binding. */
@Command(
    name = "call",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description = {
      "Calls an operation, and prints its result.",
      "",
      "What it is called with is given by key=value, where keys are paths through its input: id=1001,"
          + " order.customer.name=Ada, order.lines[0].quantity=2; or whole, as JSON or XML. woad"
          + " describe shows the input; --example prints one to begin with."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The operation has a result, or is one-way and was taken.",
      "1:Nobody answers, or the WSDL cannot be had.",
      "2:Mistakes on the command line, or values that do not fit the operation.",
      "3:The service answered with a fault, which is printed."
    })
final class Call implements Callable<Integer>, Debuggable {

  private static final int FAULT = 3;

  @Mixin private Target target = new Target();

  @Parameters(index = "1", paramLabel = "OPERATION", description = "Its name, in any case.")
  private String operationName = "";

  @Parameters(
      index = "2..*",
      paramLabel = "KEY=VALUE",
      description = "What it is called with. @name=value is an attribute.")
  private List<String> values = List.of();

  @ArgGroup(exclusive = true)
  private Whole whole = new Whole();

  @Option(
      names = "--output",
      paramLabel = "json|xml",
      description = "How the result is printed. Without it, as JSON.")
  private Format output = Format.json;

  @Option(
      names = "--example",
      description = "Calls nothing, but prints as JSON what the operation could be called with.")
  private boolean example;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long to wait for the result. Without it, 60.")
  private int seconds = 60;

  @Option(names = "--debug", description = "Shows where failures come from.")
  private boolean debug;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final ObjectMapper json = new ObjectMapper();

  @Override
  public boolean isDebug() {
    return debug;
  }

  @Override
  public Integer call() throws IOException, XMLStreamException {
    EndpointMetadata endpoint = target.endpoint();
    OperationMetadata operation = operation(endpoint);
    if (example) {
      print(
          json.writerWithDefaultPrettyPrinter()
              .writeValueAsString(SampleContent.of(operation.input())));
      return 0;
    }
    BodyWriter content = content(operation);
    try (UntypedChannel channel = target.channel(endpoint)) {
      Optional<Message> reply = channel.call(operation, content, Duration.ofSeconds(seconds));
      if (reply.isEmpty()) {
        return 0;
      }
      try (Message message = reply.get()) {
        boolean fault = message.isFault();
        print(output == Format.xml ? Replies.xml(message) : Replies.json(message, operation, json));
        return fault ? FAULT : 0;
      }
    }
  }

  private OperationMetadata operation(EndpointMetadata endpoint) {
    try {
      return endpoint.requireOperation(operationName);
    } catch (MetadataException e) {
      throw new MistakenValueException(String.valueOf(e.getMessage()));
    }
  }

  private BodyWriter content(OperationMetadata operation) throws IOException, XMLStreamException {
    if (whole.xml != null) {
      return xml(Documents.read(whole.xml));
    }
    Map<String, Object> given =
        whole.json == null ? KeyValues.parse(values) : parse(Documents.read(whole.json));
    try {
      return ContentWriter.of(operation.input(), given);
    } catch (MetadataException e) {
      throw new MistakenValueException(String.valueOf(e.getMessage()));
    }
  }

  private Map<String, Object> parse(byte[] text) throws IOException {
    try {
      return json.readValue(text, new TypeReference<Map<String, Object>>() {});
    } catch (JsonProcessingException e) {
      throw new MistakenValueException(
          "--json: " + e.getOriginalMessage() + " (expected: a JSON object)");
    }
  }

  private static BodyWriter xml(byte[] text) throws XMLStreamException {
    // Looked at first: a mistake is one of the command line, and not of the call.
    XMLStreamReader check =
        XmlFactories.reader(new ByteArrayInputStream(text), ReaderQuotas.DEFAULT);
    while (check.hasNext()) {
      check.next();
    }
    return writer -> {
      XMLStreamReader reader =
          XmlFactories.reader(new ByteArrayInputStream(text), ReaderQuotas.DEFAULT);
      reader.nextTag();
      XmlCopy.element(reader, writer);
    };
  }

  private void print(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(text);
    out.flush();
  }

  /** How a result is printed. */
  enum Format {
    json,
    xml
  }

  /** What the operation is called with, in one piece. */
  static final class Whole {

    @Option(
        names = "--json",
        paramLabel = "FILE",
        description = "What it is called with, as a JSON object; - for standard input.")
    private @Nullable Path json;

    @Option(
        names = "--xml",
        paramLabel = "FILE",
        description = "The element that is its input, as XML; - for standard input.")
    private @Nullable Path xml;
  }
}
