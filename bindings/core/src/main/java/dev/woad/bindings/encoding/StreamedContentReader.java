package dev.woad.bindings.encoding;

import jakarta.activation.DataHandler;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** A reader of a message that is still coming, whose largest value need not be held. */
public interface StreamedContentReader extends XMLStreamReader {

  /**
   * Takes the bytes that the element holds at whose start tag the reader is, and leaves it at the
   * end tag. If they are many, what is left of them is read with the handler, once, and they are
   * the last of the message: nothing but end tags follows for the reader, and anything else that
   * really does fails the stream at its end.
   *
   * @return null if the element is to be read as any other, where the reader still is
   */
  @Nullable DataHandler takeContent() throws XMLStreamException;
}
