package dev.woad.bindings;

import dev.woad.bindings.message.Message;
import dev.woad.contracts.ProtocolException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Turns messages into bytes and bytes into messages. */
public interface MessageEncoder {

  /** Returns the content type that messages are announced with, where it is the same for all. */
  String contentType();

  /** Returns whether messages of the given content type can be read. */
  boolean isContentTypeSupported(String contentType);

  /**
   * Reads a message up to its body, which is read from the stream as it is consumed. The stream is
   * the caller's: it stays open until the message is closed.
   *
   * @param contentType as it came with the message
   * @throws ProtocolException if the bytes are no such message
   * @throws IOException if the stream fails
   */
  Message read(InputStream in, String contentType) throws IOException;

  /**
   * Reads a message of which all bytes are there, up to its body. The array stays as it is until
   * the message is closed.
   *
   * @param contentType as it came with the message, or with the session that it came in
   * @throws ProtocolException if the bytes are no such message
   * @throws IOException if they cannot be read
   */
  default Message read(byte[] bytes, String contentType) throws IOException {
    return read(new ByteArrayInputStream(bytes), contentType);
  }

  /** Takes a message to be written, which consumes its body when that is done. */
  EncodedMessage encode(Message message);
}
