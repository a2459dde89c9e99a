package dev.woad.testing.dotnet;

import dev.woad.bindings.TlsCredentials;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.xml.stream.XMLStreamException;

/**
 * Plays the server of a recording to a client at hand: the n-th session gets the answers of the
 * n-th one recorded, byte for byte but for the ids of the client's calls.
 */
final class SessionPlayer implements AutoCloseable {

  private final Recording recording;
  private final ServerSocketChannel server;
  private final Map<Integer, List<Conversation>> conversations = new LinkedHashMap<>();
  private final Queue<Conversation> next = new ConcurrentLinkedQueue<>();

  SessionPlayer(Recording recording, ServerSocketChannel server, SocketAddress address)
      throws IOException, XMLStreamException {
    this.recording = recording;
    this.server = server.bind(address);
    for (Recording.Event event : recording.events()) {
      if (!conversations.containsKey(event.connection())) {
        List<Conversation> sessions =
            Script.of(recording, event.connection()).stream().map(Conversation::new).toList();
        conversations.put(event.connection(), sessions);
        next.addAll(sessions);
      }
    }
    start(this::accept);
  }

  SocketAddress address() throws IOException {
    return server.getLocalAddress();
  }

  /** Returns the sessions of each connection of the recording. */
  Collection<List<Conversation>> connections() {
    return conversations.values();
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "player");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (true) {
      try {
        SocketChannel channel = server.accept();
        start(() -> serve(channel));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(SocketChannel channel) {
    try (Wire wire = Wire.of(channel)) {
      boolean goesOn = true;
      for (Part first = read(wire, false);
          goesOn && first.kind() != Part.Kind.CONNECTION_END;
          first = read(wire, false)) {
        // A client may confirm an end that the recorded one did not wait for.
        if (first.kind() != Part.Kind.END) {
          goesOn = next.remove().serve(wire, first) && !recording.overWebSocket();
          wire.dropTls();
        }
      }
    } catch (IOException | RuntimeException e) {
      // The client has closed its connection, or found the answers not to its liking.
    }
  }

  private Part read(Wire wire, boolean headRead) throws IOException {
    return recording.overWebSocket() ? Part.ofSocket(wire, headRead) : Part.framed(wire);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  /** One session. */
  final class Conversation {

    private final Script script;
    private final Transcript recordedClient = new Transcript();
    private final Transcript liveClient = new Transcript();
    private final List<String> expected = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final Map<String, String> ids = new HashMap<>();
    private int envelopes;
    private boolean over;
    private String failure = "";

    private Conversation(Script script) {
      this.script = script;
    }

    Script script() {
      return script;
    }

    /** Waits until that many envelopes have come, or nothing more will. */
    synchronized void await(int count) throws InterruptedException {
      while (envelopes < count && !over) {
        wait();
      }
    }

    /** Waits until the session is over, and returns what the client should have said. */
    synchronized List<String> expected() throws InterruptedException {
      while (!over) {
        wait();
      }
      return List.copyOf(expected);
    }

    /** Returns what the client has said. */
    synchronized List<String> heard() {
      List<String> lines = new ArrayList<>(heard);
      if (!failure.isEmpty()) {
        lines.add(failure);
      }
      return lines;
    }

    // Returns whether the connection is left as it was.
    private boolean serve(Wire wire, Part first) {
      try {
        play(wire, first);
        return !script.endsByReset();
      } catch (IOException | XMLStreamException | RuntimeException e) {
        failure = e.toString();
        return false;
      } finally {
        synchronized (this) {
          over = true;
          notifyAll();
        }
      }
    }

    private void play(Wire wire, Part first) throws IOException, XMLStreamException {
      ScriptedParts client = new ScriptedParts(recording.overWebSocket());
      Part live = first;
      boolean begun = false;
      for (Recording.Event event : script.events()) {
        if (event.isEnd()) {
          continue;
        }
        if (!event.ofClient()) {
          answer(wire, event);
          continue;
        }
        for (Part part : client.next(event.bytes())) {
          if (begun) {
            live = read(wire, true);
          }
          begun = true;
          hear(part, live);
        }
      }
    }

    private synchronized void hear(Part recorded, Part live)
        throws IOException, XMLStreamException {
      recordedClient.heed(recorded);
      liveClient.heed(live);
      String wanted = recordedClient.of(recorded);
      String got = liveClient.of(live);
      List<String> old = Transcript.ids(wanted);
      List<String> fresh = Transcript.ids(got);
      for (int i = 0; i < Math.min(old.size(), fresh.size()); i++) {
        ids.putIfAbsent(old.get(i), fresh.get(i));
        got = got.replace(ids.get(old.get(i)), old.get(i));
      }
      expected.add(wanted);
      heard.add(got);
      if (recorded.isEnvelope()) {
        envelopes++;
        notifyAll();
      }
      if (live.kind() == Part.Kind.HTTP) {
        ids.put(Transcript.key(recorded), Transcript.key(live));
      }
    }

    private void answer(Wire wire, Recording.Event event) throws IOException, XMLStreamException {
      byte[] bytes = event.bytes();
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      if (text.startsWith("HTTP/")) {
        String key = ids.values().iterator().next();
        bytes =
            text.replaceFirst("(?<=Sec-WebSocket-Accept: )\\S+", accept(key))
                .getBytes(StandardCharsets.ISO_8859_1);
      } else {
        boolean compressed = recording.name().equals("tcp-gzip") && bytes[0] == 6;
        byte[] envelope = compressed ? gunzipped(bytes) : bytes;
        for (Map.Entry<String, String> id : ids.entrySet()) {
          if (id.getKey().startsWith("urn:uuid:")) {
            envelope = Ids.replace(envelope, id.getKey(), id.getValue());
          }
        }
        bytes = compressed ? gzipped(envelope) : envelope;
      }
      wire.send(bytes);
      if (!recording.overWebSocket()
          && recording.name().contains("ssl")
          && Part.framed(new ByteArrayInputStream(bytes)).kind() == Part.Kind.UPGRADE_RESPONSE) {
        wire.startTls(
            TlsCredentials.builder()
                .certificate(
                    RecordedBindings.file("server.pem"), RecordedBindings.file("server.key"))
                .trust(RecordedBindings.file("client.pem"))
                .build()
                .context(),
            false,
            recording.name().endsWith("-cert"));
      }
    }
  }

  static String accept(String key) {
    try {
      byte[] text =
          (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] gunzipped(byte[] record) throws IOException {
    byte[] payload = Part.framed(new ByteArrayInputStream(record)).payload();
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(payload))) {
      return in.readAllBytes();
    }
  }

  private static byte[] gzipped(byte[] envelope) {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    try {
      try (GZIPOutputStream out = new GZIPOutputStream(payload)) {
        out.write(envelope);
      }
      record.write(6);
      int size = payload.size();
      for (; size > 0x7F; size >>>= 7) {
        record.write(size & 0x7F | 0x80);
      }
      record.write(size);
      record.write(payload.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return record.toByteArray();
  }
}
