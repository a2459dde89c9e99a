package dev.woad.testing.dotnet;

import dev.woad.bindings.TlsCredentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;

/**
 * Does what the client of a recording did, byte for byte, and at its pace: each write waits for the
 * answers that the client had by then. Only what a server has made up is put in as the server at
 * hand made it up: ids of its calls, and the name of its socket.
 */
final class Replay implements AutoCloseable {

  private final Recording recording;
  private final SocketAddress server;
  private final Runnable afterOneWay;
  private final Map<Integer, Connection> connections = new TreeMap<>();

  Replay(Recording recording, SocketAddress server, Runnable afterOneWay) {
    this.recording = recording;
    this.server = server;
    this.afterOneWay = afterOneWay;
  }

  /** Plays all of it. */
  Replay run() throws IOException, XMLStreamException {
    for (Recording.Event event : recording.events()) {
      Connection connection = connections.get(event.connection());
      if (connection == null) {
        connection = new Connection(Wire.connect(server));
        connections.put(event.connection(), connection);
      }
      connection.play(event);
    }
    return this;
  }

  /** Returns what was recorded that the server said, by connection. */
  Map<Integer, List<String>> recorded() {
    Map<Integer, List<String>> recorded = new TreeMap<>();
    connections.forEach((number, connection) -> recorded.put(number, connection.recorded.lines()));
    return recorded;
  }

  /** Returns what the server said this time. */
  Map<Integer, List<String>> live() {
    Map<Integer, List<String>> live = new TreeMap<>();
    connections.forEach((number, connection) -> live.put(number, connection.live.lines()));
    return live;
  }

  @Override
  public void close() throws IOException {
    for (Connection connection : connections.values()) {
      connection.wire.close();
    }
  }

  /** What a server said on one connection. */
  private static final class Answers {

    private final Transcript transcript = new Transcript();
    private final List<String> inOrder = new ArrayList<>();
    private final List<String> replies = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private boolean headRead;

    Part read(InputStream in, boolean webSocket) throws IOException {
      if (!webSocket) {
        return Part.framed(in);
      }
      Part part = Part.ofSocket(in, headRead);
      headRead = true;
      return part;
    }

    void add(Part part, Set<String> idsOfClient) throws IOException, XMLStreamException {
      String paragraph = transcript.of(part);
      for (String id : Transcript.ids(paragraph)) {
        if (!idsOfClient.contains(id)) {
          ids.add(id);
          paragraph = paragraph.replace(id, "urn:uuid:(of the server)");
        }
      }
      (paragraph.contains("RelatesTo") ? replies : inOrder).add(paragraph);
    }

    // Replies come as they are done, and find their calls whatever their order.
    List<String> lines() {
      List<String> lines = new ArrayList<>(inOrder);
      replies.stream().sorted().forEach(lines::add);
      return lines;
    }
  }

  private final class Connection {

    private final Wire wire;
    private final Transcript client = new Transcript();
    private final Answers recorded = new Answers();
    private final Answers live = new Answers();
    private final Set<String> idsOfClient = new HashSet<>();
    private final ScriptedParts script = new ScriptedParts(recording.overWebSocket());
    private boolean shut;
    private boolean over;

    Connection(Wire wire) {
      this.wire = wire;
    }

    void play(Recording.Event event) throws IOException, XMLStreamException {
      if (!event.ofClient()) {
        hear(event);
      } else if (event.end().equals("RST")) {
        wire.abort();
        over = true;
      } else if (event.isEnd()) {
        shut();
      } else {
        boolean oneWay = false;
        for (Part part : script.next(event.bytes())) {
          oneWay |= heed(part);
        }
        wire.send(withLiveIds(event.bytes()));
        if (oneWay) {
          afterOneWay.run();
        }
      }
    }

    // Returns whether the part asks for something that nothing answers.
    private boolean heed(Part part) throws IOException, XMLStreamException {
      if (part.kind() == Part.Kind.VERSION) {
        wire.dropTls();
      }
      for (Transcript transcript : List.of(client, recorded.transcript, live.transcript)) {
        transcript.heed(part);
      }
      String paragraph = client.of(part);
      Transcript.ids(paragraph).stream()
          .filter(id -> !recorded.ids.contains(id))
          .forEach(idsOfClient::add);
      return paragraph.contains("}Notify:");
    }

    private void hear(Recording.Event event) throws IOException, XMLStreamException {
      if (over) {
        return;
      }
      if (event.isEnd()) {
        if (!recording.overWebSocket()) {
          shut();
        }
        recorded.inOrder.add("connection end");
        live.inOrder.add(
            wire.read() < 0 ? "connection end" : "something where the connection should end");
        return;
      }
      Part expected =
          recorded.read(new ByteArrayInputStream(event.bytes()), recording.overWebSocket());
      recorded.add(expected, idsOfClient);
      Part got = live.read(wire, recording.overWebSocket());
      live.add(got, idsOfClient);
      if (got.kind() == Part.Kind.UPGRADE_RESPONSE && recording.name().contains("ssl")) {
        wire.startTls(
            TlsCredentials.builder()
                .certificate(
                    RecordedBindings.file("client.pem"), RecordedBindings.file("client.key"))
                .trust(RecordedBindings.file("server.pem"))
                .build()
                .context(),
            true,
            false);
      }
    }

    private void shut() throws IOException {
      if (!shut) {
        shut = true;
        wire.shutdownOutput();
      }
    }

    private byte[] withLiveIds(byte[] bytes) {
      byte[] replaced = bytes;
      for (int i = 0; i < recorded.ids.size(); i++) {
        String old = recorded.ids.get(i);
        replaced =
            recording.overWebSocket()
                ? Ids.replaceMasked(replaced, old, live.ids.get(i))
                : Ids.replace(replaced, old, live.ids.get(i));
      }
      return replaced;
    }
  }
}
