package dev.woad.bindings.message;

import java.util.Optional;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * What stands inside the body of an envelope. A body is consumed once: read, written, or discarded.
 *
 * <p>Not safe for use by many threads at a time.
 */
public interface MessageBody extends AutoCloseable {

  /** Returns the name of the first element, where it is known before the body is consumed. */
  Optional<QName> name();

  /** Returns whether there is nothing in it. */
  boolean isEmpty();

  /**
   * Returns a reader that stands at the start tag of the first element. It ends after the last
   * element, at the end tag of what surrounds them or at the end of the document.
   *
   * @throws IllegalStateException if the body is empty or has been consumed
   */
  XMLStreamReader read() throws XMLStreamException;

  /**
   * Writes all elements of the body.
   *
   * @throws IllegalStateException if the body has been consumed
   */
  void writeTo(XMLStreamWriter writer) throws XMLStreamException;

  /** Lets go of what an unread body holds. Does nothing the second time. */
  @Override
  default void close() {}
}
