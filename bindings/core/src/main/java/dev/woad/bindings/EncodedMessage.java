package dev.woad.bindings;

import java.io.IOException;
import java.io.OutputStream;

/** A message on its way to being bytes: what they are is known, they themselves not yet. */
public interface EncodedMessage {

  /** Returns the content type that announces the bytes. */
  String contentType();

  /**
   * Writes the bytes, once. The stream is not closed.
   *
   * @throws IOException if the stream fails, or if the message cannot be written
   */
  void writeTo(OutputStream out) throws IOException;
}
