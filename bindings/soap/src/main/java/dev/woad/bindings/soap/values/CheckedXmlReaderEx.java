package dev.woad.bindings.soap.values;

import dev.woad.bindings.encoding.StreamedContentReader;
import jakarta.activation.DataHandler;
import java.lang.reflect.Type;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.jvnet.staxex.Base64Data;
import org.jvnet.staxex.NamespaceContextEx;
import org.jvnet.staxex.XMLStreamReaderEx;

/** One over a reader that gives bytes, or streams of them, to those who know of them. */
final class CheckedXmlReaderEx extends CheckedXmlReader implements XMLStreamReaderEx {

  private final XMLStreamReaderEx reader;

  /** Content that was taken as a stream, and stands between its tags; null elsewhere. */
  private @Nullable Base64Data streamed;

  CheckedXmlReaderEx(XMLStreamReaderEx reader, ValueShapes shapes, Type type)
      throws XMLStreamException {
    super(reader, shapes, type);
    this.reader = reader;
  }

  @Override
  public int next() throws XMLStreamException {
    if (streamed != null) {
      // The reader was left at the end tag.
      streamed = null;
      return getEventType();
    }
    if (isAtStream() && reader instanceof StreamedContentReader streams) {
      DataHandler content = streams.takeContent();
      if (content != null) {
        Base64Data data = new Base64Data();
        data.set(content);
        streamed = data;
        return XMLStreamConstants.CHARACTERS;
      }
    }
    return super.next();
  }

  @Override
  public int getEventType() {
    return streamed == null ? super.getEventType() : XMLStreamConstants.CHARACTERS;
  }

  @Override
  boolean isBytes() throws XMLStreamException {
    return getPCDATA() instanceof Base64Data;
  }

  @Override
  public CharSequence getPCDATA() throws XMLStreamException {
    return streamed == null ? reader.getPCDATA() : streamed;
  }

  @Override
  public NamespaceContextEx getNamespaceContext() {
    return reader.getNamespaceContext();
  }

  @Override
  public String getElementTextTrim() throws XMLStreamException {
    return reader.getElementTextTrim();
  }
}
