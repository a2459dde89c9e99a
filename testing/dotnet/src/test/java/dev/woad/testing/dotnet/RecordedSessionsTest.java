package dev.woad.testing.dotnet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.contracts.EndpointAddress;
import dev.woad.hosting.ServiceHost;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sends what Microsoft's client sent over net.tcp, net.uds and WebSockets, byte for byte, and
 * expects what a .NET server answered: each record, and of each envelope its headers exactly, its
 * body apart from prefixes.
 */
@Timeout(60)
final class RecordedSessionsTest {

  static List<String> conversations() {
    List<String> names = new ArrayList<>(RecordedBindings.TCP_NAMES);
    names.addAll(RecordedBindings.UNIX_NAMES);
    names.addAll(SocketBindings.NAMES);
    return names;
  }

  @ParameterizedTest
  @MethodSource("conversations")
  void clientOfDotnetIsAnsweredAsByDotnet(String name) throws Exception {
    Recording recording = Recording.of(name);
    if (recording.overUnixSocket()) {
      replayOverUnixSocket(recording);
      return;
    }
    String scheme = recording.overWebSocket() ? "http" : "net.tcp";
    RecordedService service = new RecordedService();
    try (ServiceHost host =
        RecordedBindings.host(name, scheme + "://localhost:0/orders", service)) {
      host.open();
      EndpointAddress address = host.endpoints().get(0).address();
      replay(recording, new InetSocketAddress("localhost", address.uri().getPort()), service);
    }
  }

  // The socket's name has as many bytes as that of the recording.
  private static void replayOverUnixSocket(Recording recording) throws Exception {
    Path directory =
        Files.createDirectory(
            Path.of("/tmp/w%07x".formatted(ThreadLocalRandom.current().nextInt(0x1000_0000))));
    Path socket = directory.resolve("orders.sock");
    RecordedService service = new RecordedService();
    try (ServiceHost host =
        RecordedBindings.host(recording.name(), "net.uds://" + socket, service)) {
      host.open();
      replay(at(socket, recording), UnixDomainSocketAddress.of(socket), service);
    } finally {
      Files.delete(directory);
    }
  }

  private static Recording at(Path socket, Recording recording) throws IOException {
    List<Recording.Event> events = new ArrayList<>();
    for (Recording.Event event : recording.events()) {
      byte[] bytes =
          new String(event.bytes(), StandardCharsets.ISO_8859_1)
              .replaceAll("/tmp/uds/orders\\d+\\.sock", socket.toString())
              .getBytes(StandardCharsets.ISO_8859_1);
      assertThat(bytes).hasSameSizeAs(event.bytes());
      events.add(new Recording.Event(event.connection(), event.ofClient(), bytes, event.end()));
    }
    return new Recording(recording.name(), events);
  }

  private static void replay(Recording recording, SocketAddress server, RecordedService service)
      throws Exception {
    try (Replay replay = new Replay(recording, server, service::awaitNote)) {
      replay.run();

      Map<Integer, List<String>> expected = withoutRaces(replay.recorded());
      assertThat(replay.live()).containsOnlyKeys(expected.keySet());
      replay
          .live()
          .forEach(
              (connection, answers) ->
                  assertThat(answers)
                      .as("connection %s", connection)
                      .containsExactlyElementsOf(expected.get(connection)));
    }
  }

  // The recorded client asked for the outcome of calls that have no reply, sometimes too early.
  private static Map<Integer, List<String>> withoutRaces(Map<Integer, List<String>> answers) {
    answers.replaceAll(
        (connection, paragraphs) ->
            paragraphs.stream()
                .map(paragraph -> withoutRaces(paragraph, note(paragraphs)))
                .toList());
    return answers;
  }

  private static String withoutRaces(String paragraph, String note) {
    return paragraph
        .replace("ConfirmedResult: false", "ConfirmedResult: true")
        .replace("LastNoteResult: \n", "LastNoteResult: " + note + "\n");
  }

  private static String note(List<String> paragraphs) {
    Matcher note =
        Pattern.compile("LastNoteResult: (note .*)\n").matcher(String.join("", paragraphs));
    return note.find() ? note.group(1) : "";
  }

  @Test
  void answerThatDiffersIsNoticed() throws Exception {
    Recording recording = Recording.of("tcp-none");
    List<Recording.Event> events = new ArrayList<>(recording.events());
    Recording.Event reply = events.get(3);
    byte[] changed = reply.bytes().clone();
    changed[changed.length - 5]++;
    events.set(3, new Recording.Event(reply.connection(), false, changed, ""));
    RecordedService service = new RecordedService();
    try (ServiceHost host =
        RecordedBindings.host("tcp-none", "net.tcp://localhost:0/orders", service)) {
      host.open();
      int port = host.endpoints().get(0).address().uri().getPort();
      try (Replay replay =
          new Replay(
              new Recording("tcp-none", events.subList(0, 4)),
              new InetSocketAddress("localhost", port),
              service::awaitNote)) {
        replay.run();

        assertThat(replay.live()).isNotEqualTo(replay.recorded());
      }
    }
  }
}
