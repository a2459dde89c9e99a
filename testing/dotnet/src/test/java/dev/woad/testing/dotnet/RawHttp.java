package dev.woad.testing.dotnet;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One HTTP message as it was on the wire, chunks put together. */
record RawHttp(String head, byte[] body) {

  static RawHttp read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("head: " + head.toString(StandardCharsets.ISO_8859_1));
      }
      head.write(next);
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    RawHttp message = new RawHttp(text, new byte[0]);
    Optional<String> length = message.header("Content-Length");
    if (length.isPresent()) {
      return new RawHttp(text, in.readNBytes(Integer.parseInt(length.get())));
    }
    boolean chunked = message.header("Transfer-Encoding").map("chunked"::equals).orElse(false);
    return chunked ? new RawHttp(text, chunks(in)) : message;
  }

  String status() {
    return head.split(" ", 3)[1];
  }

  Optional<String> header(String name) {
    Matcher header =
        Pattern.compile("(?im)^" + Pattern.quote(name) + ":[ \\t]*(.*?)\\r?$").matcher(head);
    return header.find() ? Optional.of(header.group(1)) : Optional.empty();
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(line(in), 16);
      body.write(in.readNBytes(size));
      String end = line(in);
      if (size == 0) {
        return body.toByteArray();
      }
      if (!end.isEmpty()) {
        throw new IOException("end of chunk: " + end);
      }
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("line: " + line);
      }
      line.append((char) next);
    }
    return line.toString().strip();
  }
}
