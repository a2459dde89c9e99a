package dev.woad.testing.dotnet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.bindings.binaryxml.BinaryXmlReaderSession;
import dev.woad.hosting.ServiceHost;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bad input over HTTP and WebSockets gets the answers that the docs tell, and CoreWCF's were as
 * told there.
 */
final class BadHttpInputTest {

  private static final int PATIENCE = 20_000;
  private static final int MOMENT = 200;
  private static final String NOTHING = "nothing";
  private static final String ENDS = "the connection ends";

  private static final Map<String, ServiceHost> HOSTS = new HashMap<>();
  private static BadInput.Page page = new BadInput.Page(Map.of());

  /** One case; the rest is sent when there is an answer to the request. */
  record Case(String name, String binding, byte[] request, byte[] rest, byte[] answer, String end) {

    @Override
    public String toString() {
      return name + " at " + binding;
    }
  }

  static List<Case> cases() {
    return BadInput.table("http.txt.gz").stream()
        .map(
            cells ->
                new Case(
                    cells[1],
                    cells[2],
                    BadInput.bytes(cells[3]),
                    BadInput.bytes(cells[4]),
                    BadInput.bytes(cells[5]),
                    cells[6]))
        .toList();
  }

  @BeforeAll
  static void open() throws IOException {
    page = BadInput.Page.read("Over HTTP");
    Stream.of("basic", "ws-none", "basic-mtom", "http-binary", "nethttp-ws")
        .forEach(
            name -> {
              ServiceHost host = RecordedBindings.host(name, 0);
              host.open();
              HOSTS.put(name, host);
            });
  }

  @AfterAll
  static void close() {
    HOSTS.values().forEach(ServiceHost::close);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answerIsAsTold(Case bad) throws Exception {
    String binding = bad.binding().replaceAll("^basic-|^http-|-none$", "");
    BadInput.Row row = page.row(bad.name() + " at " + binding);

    String coreWcf = answer(new ByteArrayInputStream(bad.answer()), () -> {});
    // An answer of CoreWCF ends where the recording does.
    if (coreWcf.equals(ENDS) && bad.end().startsWith("open")) {
      coreWcf = "101";
    }

    assertThat(coreWcf).as("CoreWCF").isEqualTo(row.coreWcf());
    assertThat(row.woad().split(" or ", -1)).contains(answer(bad, row.woad()));
  }

  private static String answer(Case bad, String expected) throws Exception {
    int port = HOSTS.get(bad.binding()).endpoints().get(0).address().uri().getPort();
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(expected.equals(NOTHING) ? MOMENT : PATIENCE);
      socket.getOutputStream().write(bad.request());
      if (bad.name().contains("shorter") || bad.name().equals("HEAD")) {
        socket.shutdownOutput();
      }
      return answer(
          socket.getInputStream(),
          () -> {
            if (expected.equals("101")) {
              socket.setSoTimeout(MOMENT);
            }
            if (bad.rest().length > 0) {
              socket.getOutputStream().write(bad.rest());
            }
          });
    }
  }

  private static String answer(InputStream in, Rest rest) throws IOException, XMLStreamException {
    RawHttp answer;
    try {
      answer = RawHttp.read(in);
    } catch (SocketTimeoutException e) {
      return NOTHING;
    } catch (EOFException | SocketException e) {
      return in instanceof ByteArrayInputStream ? NOTHING : ENDS;
    }
    rest.send();
    String type = answer.header("Content-Type").orElse("");
    if (answer.status().equals("101")) {
      return ofSocket(in);
    }
    boolean envelope = answer.body().length > 0 && !type.contains("text/html");
    String content = envelope && answer.status().equals("500") ? Content.of(answer) : "";
    return (answer.status() + " " + BadInput.code(content)).strip();
  }

  private static String ofSocket(InputStream in) throws IOException, XMLStreamException {
    try {
      Part part = Part.ofSocket(in, true);
      return switch (part.kind()) {
        case MESSAGE ->
            BadInput.envelope(
                Content.of(
                    part.payload(),
                    "application/soap+msbinsession1",
                    BinaryXmlReaderSession.create()));
        case CLOSE -> "close " + ((part.payload()[0] & 0xFF) << 8 | part.payload()[1] & 0xFF);
        case PONG -> "pong";
        default -> ENDS;
      };
    } catch (SocketTimeoutException e) {
      return "101";
    }
  }

  @FunctionalInterface
  private interface Rest {
    void send() throws IOException;
  }
}
