package dev.woad.bindings.binaryxml;

import javax.xml.stream.XMLStreamException;

/**
 * A document breaks the rules of .NET binary XML, or cannot be said in it.
 *
 * <p>It is all that a reader throws for bytes that it does not like, whatever they are. The message
 * says what was got, at which byte, and what was expected.
 */
public class BinaryXmlException extends XMLStreamException {

  private static final long serialVersionUID = 1;

  /** Creates one that says what went wrong. */
  public BinaryXmlException(String message) {
    super(message);
  }

  /** Creates one that says what went wrong, and what caused it. */
  public BinaryXmlException(String message, Throwable cause) {
    super(message, cause);
  }

  static BinaryXmlException malformed(String what, String got, long offset, String expected) {
    return new BinaryXmlException(
        what + ": " + got + " at byte " + offset + " (expected: " + expected + ")");
  }
}
