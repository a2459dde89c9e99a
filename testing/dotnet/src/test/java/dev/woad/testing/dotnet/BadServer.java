package dev.woad.testing.dotnet;

import dev.woad.bindings.TlsCredentials;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.xml.stream.XMLStreamException;

/**
 * Does the same to every client, step by step: bytes are sent, with the id and the key of the
 * client in the place of those of the script.
 */
final class BadServer implements AutoCloseable {

  private static final String SCRIPTED_ID = "urn:uuid:01234567-89ab-cdef-0123-456789abcdef";
  private static final String SCRIPTED_ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";
  private static final Pattern MESSAGE_ID =
      Pattern.compile("MessageID(?: \\S+)?[:>]\\s*([^<\\s]+)");

  private final List<String> steps;
  private final ServerSocketChannel server;
  private final int port;

  BadServer(List<String> steps) throws IOException {
    this.steps = steps;
    server = ServerSocketChannel.open().bind(new InetSocketAddress("localhost", 0));
    port = ((InetSocketAddress) server.getLocalAddress()).getPort();
    if (steps.contains("refuse")) {
      server.close();
      return;
    }
    start(this::accept);
  }

  int port() {
    return port;
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "bad server");
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
      Client client = new Client(wire);
      for (String step : steps) {
        client.run(step);
      }
      client.run("hold");
    } catch (IOException | XMLStreamException | RuntimeException e) {
      // The client has found out, or the script goes no further.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private final class Client {

    private final Wire wire;
    private final Transcript transcript = new Transcript();
    private String id = SCRIPTED_ID;
    private String accept = SCRIPTED_ACCEPT;

    Client(Wire wire) {
      this.wire = wire;
    }

    void run(String step) throws IOException, XMLStreamException {
      switch (step) {
        case "preamble" -> preamble();
        case "request" -> know(Part.framed(wire));
        case "message" -> know(Part.ofSocket(wire, true));
        case "http" -> http();
        case "read" -> wire.read();
        case "FIN" -> wire.shutdownOutput();
        case "RST" -> wire.abort();
        case "close" -> wire.close();
        case "hold" -> wire.transferTo(java.io.OutputStream.nullOutputStream());
        default -> {
          if (step.startsWith("tls:")) {
            tls(step);
          } else {
            send(BadInput.bytes(step));
          }
        }
      }
    }

    private void preamble() throws IOException {
      Part part;
      do {
        part = Part.framed(wire);
        transcript.heed(part);
      } while (part.kind() != Part.Kind.PREAMBLE_END && part.kind() != Part.Kind.UPGRADE_REQUEST);
    }

    private void know(Part envelope) throws IOException, XMLStreamException {
      know(transcript.of(envelope));
    }

    private void know(String text) {
      Matcher found = MESSAGE_ID.matcher(text);
      if (found.find()) {
        id = found.group(1);
      }
    }

    private void http() throws IOException {
      RawHttp request = RawHttp.read(wire);
      know(new String(request.body(), StandardCharsets.UTF_8));
      request.header("Sec-WebSocket-Key").ifPresent(key -> accept = SessionPlayer.accept(key));
      transcript.heed(
          new Part(Part.Kind.HTTP, request.head().getBytes(StandardCharsets.ISO_8859_1), ""));
    }

    private void send(byte[] bytes) throws IOException {
      byte[] text =
          Ids.replaceAll(
              bytes,
              SCRIPTED_ACCEPT.getBytes(StandardCharsets.US_ASCII),
              accept.getBytes(StandardCharsets.US_ASCII));
      wire.send(Ids.replace(text, SCRIPTED_ID, id));
    }

    private void tls(String step) throws IOException {
      String name = step.split(":", -1)[1];
      SSLContext context =
          TlsCredentials.builder()
              .certificate(
                  RecordedBindings.file(name + ".pem"), RecordedBindings.file(name + ".key"))
              .build()
              .context();
      wire.startTls(context, false, false, step.endsWith("1.3") ? "TLSv1.3" : "TLSv1.2");
    }
  }
}
