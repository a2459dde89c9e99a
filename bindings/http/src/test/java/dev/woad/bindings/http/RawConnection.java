package dev.woad.bindings.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A connection that sends what it is told to, right or wrong. */
final class RawConnection implements AutoCloseable {

  private final Socket socket;

  RawConnection(int port) throws IOException {
    socket = new Socket("localhost", port);
    socket.setSoTimeout(20_000);
  }

  /**
   * An answer as it came.
   *
   * @param head status line and headers, each ended by CRLF
   * @param body the bytes of the body
   */
  record Answer(String head, byte[] body) {

    int status() {
      return head.isEmpty() ? -1 : Integer.parseInt(head.substring(9, 12));
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    String header(String name) {
      for (String line : head.split("\r\n", -1)) {
        if (line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
          return line.substring(name.length() + 1).strip();
        }
      }
      return "";
    }
  }

  RawConnection send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  RawConnection send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.UTF_8));
  }

  RawConnection post(String headers, byte[] body) throws IOException {
    String head =
        "POST /orders HTTP/1.1\r\nHost: localhost\r\n"
            + headers
            + "Content-Length: "
            + body.length
            + "\r\n\r\n";
    return send(head).send(body);
  }

  RawConnection post(String headers, String body) throws IOException {
    return post(headers, body.getBytes(StandardCharsets.UTF_8));
  }

  RawConnection endOfOutput() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  Answer answer() throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    try {
      while (head.length() < 4 || head.indexOf("\r\n\r\n") < 0) {
        int c = in.read();
        if (c < 0) {
          return new Answer(head.toString(), new byte[0]);
        }
        head.append((char) c);
      }
    } catch (SocketException reset) {
      return new Answer("", new byte[0]);
    }
    Answer empty = new Answer(head.toString(), new byte[0]);
    if (empty.header("Transfer-Encoding").equals("chunked")) {
      return new Answer(empty.head(), chunks(in));
    }
    String length = empty.header("Content-Length");
    return new Answer(empty.head(), in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length)));
  }

  static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (true) {
      StringBuilder size = new StringBuilder();
      while (size.indexOf("\r\n") < 0) {
        size.append((char) in.read());
      }
      int length = Integer.parseInt(size.toString().strip(), 16);
      all.write(in.readNBytes(length));
      in.readNBytes(2);
      if (length == 0) {
        return all.toByteArray();
      }
    }
  }

  boolean isAtEnd() throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketException reset) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
