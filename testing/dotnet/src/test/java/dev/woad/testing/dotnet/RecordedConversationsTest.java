package dev.woad.testing.dotnet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.hosting.ServiceHost;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sends what Microsoft's client sent to a .NET server, byte for byte, and expects what that server
 * answered: status, content type, and what the envelope says.
 */
final class RecordedConversationsTest {

  private static final int PATIENCE = 20_000;

  static List<String> conversations() {
    return RecordedBindings.NAMES;
  }

  @ParameterizedTest
  @MethodSource("conversations")
  void clientOfDotnetIsAnsweredAsByDotnet(String name) throws Exception {
    try (ServiceHost host = RecordedBindings.host(name, 0)) {
      host.open();
      int port = host.endpoints().get(0).address().uri().getPort();
      try (Socket socket = new Socket("localhost", port)) {
        socket.setSoTimeout(PATIENCE);
        for (int i = 1; i <= exchanges(name); i++) {
          socket.getOutputStream().write(recorded(name, i, "request"));

          RawHttp answer = RawHttp.read(socket.getInputStream());

          RawHttp expected = RawHttp.read(new ByteArrayInputStream(recorded(name, i, "answer")));
          assertThat(summary(answer)).as("exchange %s", i).isEqualTo(summary(expected));
          awaitOneWay(host);
        }
      }
    }
  }

  @Test
  void answerThatDiffersIsNoticed() throws Exception {
    byte[] answer = recorded("basic", 1, "answer");
    byte[] changed =
        new String(answer, StandardCharsets.UTF_8)
            .replaceFirst("PingResult>.", "PingResult>#")
            .getBytes(StandardCharsets.UTF_8);

    assertThat(summary(RawHttp.read(new ByteArrayInputStream(changed))))
        .isNotEqualTo(summary(RawHttp.read(new ByteArrayInputStream(answer))));
  }

  // What has no reply is answered before it is done, and what comes next asks what it did.
  private static void awaitOneWay(ServiceHost host) {
    for (long end = System.nanoTime() + PATIENCE * 1_000_000L;
        host.activeCalls() > 0 && System.nanoTime() < end; ) {
      Thread.onSpinWait();
    }
  }

  private static String summary(RawHttp message) throws XMLStreamException, IOException {
    String type = message.header("Content-Type").orElse("");
    List<String> parameters = new ArrayList<>();
    for (String parameter : type.split(";", -1)) {
      if (!parameter.strip().startsWith("boundary")) {
        parameters.add(parameter.strip().toLowerCase(Locale.ROOT));
      }
    }
    return message.status()
        + " "
        + parameters
        + message.header("Content-Encoding").orElse("")
        + "\n"
        + Content.of(message);
  }

  private static int exchanges(String name) throws IOException {
    int count = 0;
    while (RecordedConversationsTest.class.getResource(path(name, count + 1, "request")) != null) {
      count++;
    }
    assertThat(count).as("exchanges of %s", name).isPositive();
    return count;
  }

  private static byte[] recorded(String name, int number, String kind) throws IOException {
    try (InputStream in =
        RecordedConversationsTest.class.getResourceAsStream(path(name, number, kind))) {
      return Objects.requireNonNull(in, path(name, number, kind)).readAllBytes();
    }
  }

  private static String path(String name, int number, String kind) {
    return "/conversations/%s/%02d.%s.bin".formatted(name, number, kind);
  }
}
