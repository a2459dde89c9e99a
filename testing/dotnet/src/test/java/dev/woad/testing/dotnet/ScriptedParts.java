package dev.woad.testing.dotnet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes the writes of a recorded client apart. A message in fragments is there with the last. */
final class ScriptedParts {

  private final boolean webSocket;
  private byte[] unread = {};
  private boolean headRead;

  ScriptedParts(boolean webSocket) {
    this.webSocket = webSocket;
  }

  /** Returns the parts that end in the next write. */
  List<Part> next(byte[] write) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(unread);
    all.write(write);
    unread = all.toByteArray();
    List<Part> parts = new ArrayList<>();
    try {
      while (unread.length > 0) {
        ByteArrayInputStream in = new ByteArrayInputStream(unread);
        parts.add(webSocket ? Part.ofSocket(in, headRead) : Part.framed(in));
        headRead = true;
        unread = Arrays.copyOfRange(unread, unread.length - in.available(), unread.length);
      }
    } catch (EOFException more) {
      // The rest is yet to come.
    }
    return parts;
  }
}
