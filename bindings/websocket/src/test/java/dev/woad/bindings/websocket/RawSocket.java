package dev.woad.bindings.websocket;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection of either party that sends what it is told to, right or wrong. */
final class RawSocket implements AutoCloseable {

  static final int BINARY = 2;
  static final int TEXT = 1;
  static final int CONTINUATION = 0;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;
  private static final String MASK = "abcd";

  private final Socket socket;
  private final DataInputStream in;

  RawSocket(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(20_000);
    this.in = new DataInputStream(socket.getInputStream());
  }

  static RawSocket connect(int port) throws IOException {
    return new RawSocket(new Socket("localhost", port));
  }

  /** A frame as it came. */
  record Frame(int opcode, boolean last, byte[] payload) {

    int closeCode() {
      return payload.length < 2 ? 0 : (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
    }

    String closeReason() {
      return new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
    }
  }

  RawSocket send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  RawSocket handshake(String headers) throws IOException {
    return send(
        "GET /orders HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + headers
            + "\r\n");
  }

  RawSocket open() throws IOException {
    handshake("Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: soap\r\n");
    String head = head();
    if (!head.startsWith("HTTP/1.1 101 ")) {
      throw new IOException(head);
    }
    return this;
  }

  String head() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  /** Sends a frame as a client does, masked. */
  RawSocket frame(int opcode, boolean last, byte[] payload) throws IOException {
    return frame(opcode, last, true, payload);
  }

  RawSocket frame(int opcode, boolean last, boolean masked, byte[] payload) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write((last ? 0x80 : 0) | opcode);
    int mask = masked ? 0x80 : 0;
    if (payload.length < 126) {
      frame.write(mask | payload.length);
    } else if (payload.length < 65_536) {
      frame.write(mask | 126);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    } else {
      frame.write(mask | 127);
      for (int shift = 56; shift >= 0; shift -= 8) {
        frame.write((int) ((long) payload.length >> shift));
      }
    }
    byte[] key = MASK.getBytes(StandardCharsets.US_ASCII);
    if (masked) {
      frame.write(key);
    }
    for (int i = 0; i < payload.length; i++) {
      frame.write(masked ? payload[i] ^ key[i % 4] : payload[i]);
    }
    socket.getOutputStream().write(frame.toByteArray());
    return this;
  }

  /** Reads the next frame that is no ping. */
  Frame frame() throws IOException {
    while (true) {
      int first = in.readUnsignedByte();
      int second = in.readUnsignedByte();
      long length = second & 0x7F;
      if (length == 126) {
        length = in.readUnsignedShort();
      } else if (length == 127) {
        length = in.readLong();
      }
      byte[] key = in.readNBytes((second & 0x80) == 0 ? 0 : 4);
      byte[] payload = in.readNBytes((int) length);
      for (int i = 0; i < payload.length && key.length > 0; i++) {
        payload[i] ^= key[i % 4];
      }
      if ((first & 0x0F) != PING) {
        return new Frame(first & 0x0F, (first & 0x80) != 0, payload);
      }
    }
  }

  /**
   * Returns whether the next frame says that the other party closes, or its connection has ended.
   */
  boolean isClosed() {
    try {
      return frame().opcode() == CLOSE;
    } catch (IOException e) {
      return true;
    }
  }

  boolean isAtEnd() {
    try {
      return in.read() < 0;
    } catch (IOException reset) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
