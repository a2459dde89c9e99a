package dev.woad.testing.dotnet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.bindings.Binding;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.framing.channel.ConnectionPoolSettings;
import dev.woad.bindings.nettcp.NetTcpBinding;
import dev.woad.hosting.ServiceHost;
import dev.woad.testing.dotnet.orders.IOrders;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input over net.tcp gets the answers that the docs tell, and CoreWCF's were as told there. */
final class BadTcpInputTest {

  private static final int PATIENCE = 20_000;
  private static final int MOMENT = 40;
  private static final Duration SOON = Duration.ofMillis(400);

  private static final Map<String, ServiceHost> HOSTS = new HashMap<>();
  private static BadInput.Page page = new BadInput.Page(Map.of());

  /** One case. Steps are bytes, {@code wait} for an answer, or {@code FIN}. */
  record Case(String name, String binding, List<String> steps, byte[] answer, String end) {

    boolean isSilence() {
      return name.contains("silence");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() {
    return BadInput.table("net-tcp.txt").stream()
        .map(
            cells ->
                new Case(
                    cells[1],
                    cells[2],
                    cells[3].equals("-") ? List.of() : List.of(cells[3].split(" ")),
                    BadInput.bytes(cells[4]),
                    cells[5]))
        .toList();
  }

  @BeforeAll
  static void open() throws IOException {
    page = BadInput.Page.read("Over net.tcp");
    for (String name : List.of("tcp-none", "tcp-ssl", "tcp-streamed")) {
      open(name, RecordedBindings.binding(name));
      NetTcpBinding.Builder impatient =
          NetTcpBinding.builder()
              .transferMode(
                  name.endsWith("streamed") ? TransferMode.STREAMED : TransferMode.BUFFERED)
              .channelInitializationTimeout(SOON)
              .receiveTimeout(SOON)
              .connectionPoolSettings(new ConnectionPoolSettings(SOON, SOON, 1));
      if (name.endsWith("ssl")) {
        impatient.security(RecordedBindings.tls());
      }
      open(name + " impatient", impatient.build());
    }
  }

  private static void open(String name, Binding binding) {
    ServiceHost host =
        ServiceHost.builder(new RecordedService())
            .endpoint(IOrders.class, binding, "net.tcp://localhost:0/orders")
            .build();
    host.open();
    HOSTS.put(name, host);
  }

  @AfterAll
  static void close() {
    HOSTS.values().forEach(ServiceHost::close);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answerIsAsTold(Case bad) throws Exception {
    BadInput.Row row = page.row(bad.name());

    String type =
        bad.binding().equals("tcp-streamed")
            ? "application/soap+msbin1"
            : "application/soap+msbinsession1";
    List<String> coreWcf = BadInput.Records.all(type, bad.answer());
    if (!bad.end().equals("open")) {
      coreWcf.add(bad.end());
    }

    assertThat(coreWcf.isEmpty() ? "nothing" : String.join(", ", coreWcf))
        .as("CoreWCF")
        .isEqualTo(row.coreWcf());
    String[] told = row.woad().split(" or ", -1);
    assertThat(told).contains(String.join(", ", answers(bad, type, told[0])));
  }

  private static List<String> answers(Case bad, String type, String expected) throws Exception {
    int count = expected.split(", ").length;
    String host = bad.isSilence() ? bad.binding() + " impatient" : bad.binding();
    int port = HOSTS.get(host).endpoints().get(0).address().uri().getPort();
    try (Socket socket = new Socket("localhost", port)) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE);
      BadInput.Records records = new BadInput.Records(type);
      List<String> answers = new ArrayList<>();
      for (String step : bad.steps()) {
        if (step.equals("wait")) {
          if (answers.size() < count) {
            answers.add(next(socket, records));
          }
        } else if (step.equals("FIN")) {
          socket.shutdownOutput();
        } else {
          send(socket, BadInput.bytes(step));
        }
      }
      while (answers.size() < count && !answers.contains("closed")) {
        answers.add(next(socket, records));
      }
      if (!answers.contains("closed")) {
        socket.setSoTimeout(MOMENT);
        String more = next(socket, records);
        if (!more.isEmpty()) {
          answers.add(more);
        }
      }
      return answers;
    }
  }

  private static void send(Socket socket, byte[] bytes) throws IOException {
    try {
      socket.getOutputStream().write(bytes);
    } catch (SocketException closed) {
      // What was answered is still to be read.
    }
  }

  private static String next(Socket socket, BadInput.Records records)
      throws IOException, XMLStreamException {
    try {
      return records.words(Part.framed(socket.getInputStream()));
    } catch (SocketTimeoutException nothing) {
      return "";
    } catch (SocketException reset) {
      return "reset";
    }
  }
}
