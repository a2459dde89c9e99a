package dev.woad.testing.dotnet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * A recorded conversation of Microsoft's client with a .NET server: what either sent, in order of
 * time, without TLS where there was TLS.
 *
 * <p>The file has a line for each: the number of the connection, {@code C} or {@code S} for client
 * or server, and one write of the client or one answer of the server in base64, or how it ended the
 * connection: {@code -FIN}, {@code -RST} or {@code -closed}.
 */
record Recording(String name, List<Event> events) {

  /** What one party did. */
  record Event(int connection, boolean ofClient, byte[] bytes, String end) {

    private static Event parse(String line) {
      String[] fields = line.split(" ", 3);
      boolean end = fields[2].startsWith("-");
      return new Event(
          Integer.parseInt(fields[0]),
          fields[1].equals("C"),
          end ? new byte[0] : Base64.getDecoder().decode(fields[2]),
          end ? fields[2].substring(1) : "");
    }

    boolean isEnd() {
      return !end.isEmpty();
    }
  }

  static Recording of(String name) {
    String path = "/conversations/" + name + ".txt";
    boolean compressed = Recording.class.getResource(path) == null;
    try (InputStream file =
            Objects.requireNonNull(
                Recording.class.getResourceAsStream(compressed ? path + ".gz" : path), path);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(compressed ? new GZIPInputStream(file) : file, US_ASCII))) {
      return new Recording(name, lines.lines().map(Event::parse).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean overWebSocket() {
    return name.contains("nethttp-ws");
  }

  boolean overUnixSocket() {
    return name.contains("uds");
  }
}
