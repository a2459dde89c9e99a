package dev.woad.bindings.websocket;

import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.MessageEncodingBindingElement;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.binary.BinaryMessageEncodingBindingElement;
import dev.woad.bindings.binary.CompressionFormat;
import dev.woad.bindings.encoding.TextMessageEncodingBindingElement;
import dev.woad.bindings.http.HttpTransportBindingElement;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.testing.fuzz.DrainingHandler;
import dev.woad.testing.fuzz.ErrorLog;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Sends parts of messages to a session; the first byte says how they are written. Each part has two
 * bytes before it: its length, and in the highest bit whether another of the same message follows.
 */
public final class WebSocketTarget {

  private static final int MAX = 1 << 20;
  private static final List<MessageEncodingBindingElement> ENCODINGS =
      List.of(
          BinaryMessageEncodingBindingElement.create(),
          BinaryMessageEncodingBindingElement.create()
              .withCompressionFormat(CompressionFormat.GZIP),
          TextMessageEncodingBindingElement.of(MessageVersion.SOAP12_WSA10));
  private static final List<SocketEncoding> BUFFERED = encodings(TransferMode.BUFFERED);
  private static final List<SocketEncoding> STREAMED = encodings(TransferMode.STREAMED);

  private WebSocketTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    SocketEncoding encoding =
        ((input[0] & 1) == 0 ? BUFFERED : STREAMED).get((input[0] >> 1 & 0x7F) % ENCODINGS.size());
    SocketSession session = new SocketSession(new Setup(encoding), new DrainingHandler());
    Sink socket = new Sink(session);
    session.connected(socket, encoding.contentType());
    int at = 1;
    while (at + 2 <= input.length && !socket.over) {
      int head = (input[at] & 0xFF) | (input[at + 1] & 0xFF) << 8;
      int length = Math.min(head & 0x7FFF, input.length - at - 2);
      session.received(ByteBuffer.wrap(input, at + 2, length), (head & 0x8000) == 0);
      at += 2 + length;
    }
    session.closed(CloseCode.LOST, "end of input");
    ErrorLog.requireEmpty();
  }

  private static List<SocketEncoding> encodings(TransferMode mode) {
    HttpTransportBindingElement http =
        HttpTransportBindingElement.create()
            .withMaxReceivedMessageSize(MAX)
            .withMaxBufferSize(MAX)
            .withTransferMode(mode);
    List<SocketEncoding> encodings = new ArrayList<>();
    ENCODINGS.forEach(
        element -> encodings.add(new SocketEncoding(CustomBinding.of(element, http), http)));
    return encodings;
  }

  private static final class Sink implements Socket {

    private final SocketSession session;
    private volatile boolean over;

    Sink(SocketSession session) {
      this.session = session;
    }

    @Override
    public void send(ByteBuffer part, boolean last) {
      part.position(part.limit());
    }

    @Override
    public void ping() {}

    @Override
    public void close(int code, String reason) {
      if (!over) {
        over = true;
        session.closed(code, reason);
      }
    }

    @Override
    public void abort() {
      over = true;
    }
  }

  private record Setup(SocketEncoding encoding) implements SessionSetup {

    @Override
    public Times times() {
      return new Times(Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    @Override
    public String address() {
      return "test";
    }

    @Override
    public String remoteAddress() {
      return "test";
    }

    @Override
    public boolean isServer() {
      return true;
    }

    @Override
    public CompletableFuture<Void> connect(SocketSession session, Duration timeout) {
      throw new IllegalStateException("never asked");
    }

    @Override
    public void readdress(Message message) {}

    @Override
    public void describe(Message message) {}
  }
}
