package dev.woad.bindings.binary;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** An envelope that .NET wrote, and the text that it reads in it. */
record RecordedEnvelope(
    String scenario,
    String connection,
    String direction,
    String number,
    boolean ofSession,
    boolean newSession,
    byte[] bytes,
    String text) {

  /** Returns all that were recorded, in the order in which they were sent. */
  static List<RecordedEnvelope> all() {
    List<RecordedEnvelope> all = new ArrayList<>();
    try (DataInputStream in =
        new DataInputStream(
            new GZIPInputStream(
                RecordedEnvelope.class.getResourceAsStream("dotnet-envelopes.gz")))) {
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        String[] part = line.split("\t");
        byte[] bytes = in.readNBytes(Integer.parseInt(part[6]));
        String text = new String(in.readNBytes(Integer.parseInt(part[7])), StandardCharsets.UTF_8);
        boolean ofSession = part[4].equals("nbfse");
        all.add(
            new RecordedEnvelope(
                part[0], part[1], part[2], part[3], ofSession, part[5].equals("new"), bytes, text));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  /** Returns what is one session at a time: the connection and direction. */
  String stream() {
    return scenario + " " + connection + " " + direction;
  }

  @Override
  public String toString() {
    return scenario + " " + number;
  }

  private static String line(DataInputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      line.write(b);
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
