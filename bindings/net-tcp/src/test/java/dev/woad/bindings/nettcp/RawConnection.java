package dev.woad.bindings.nettcp;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection whose bytes a test writes itself. */
final class RawConnection implements Closeable {

  private static final int PATIENCE = 20_000;
  private static final String FAULTS = "http://schemas.microsoft.com/ws/2006/05/framing/faults/";

  private final Socket socket;

  RawConnection(int port) throws IOException {
    socket = new Socket("localhost", port);
    socket.setSoTimeout(PATIENCE);
    socket.setTcpNoDelay(true);
  }

  static byte[] preamble(String via) {
    return bytes(0, 1, 0, 1, 2, text(2, via), 3, 8, 0x0C);
  }

  /** Returns a record of a text. */
  static byte[] text(int type, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return utf8.length < 128
        ? bytes(type, utf8.length, utf8)
        : bytes(type, utf8.length % 128 + 128, utf8.length / 128, utf8);
  }

  /** Returns bytes in a row, given as numbers and as arrays. */
  static byte[] bytes(Object... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Object part : parts) {
      if (part instanceof byte[] some) {
        all.writeBytes(some);
      } else {
        all.write((Integer) part);
      }
    }
    return all.toByteArray();
  }

  RawConnection send(Object... parts) throws IOException {
    socket.getOutputStream().write(bytes(parts));
    return this;
  }

  void endOutput() throws IOException {
    socket.shutdownOutput();
  }

  /** Returns the next byte, or -1 where the connection ends. */
  int next() throws IOException {
    try {
      return socket.getInputStream().read();
    } catch (SocketException e) {
      return -1;
    }
  }

  /** Returns whether nothing comes for a time. */
  boolean isSilentFor(Duration time) throws IOException {
    socket.setSoTimeout((int) time.toMillis());
    try {
      int unused = next();
      return false;
    } catch (SocketTimeoutException e) {
      return true;
    } finally {
      socket.setSoTimeout(PATIENCE);
    }
  }

  /** Returns what is told as a fault, after which the connection ends. */
  String fault() throws IOException {
    int type = next();
    if (type != 8) {
      return "record " + type;
    }
    int length = next();
    String uri = new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    return uri.startsWith(FAULTS) && next() < 0 ? uri.substring(FAULTS.length()) : uri + "?";
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
