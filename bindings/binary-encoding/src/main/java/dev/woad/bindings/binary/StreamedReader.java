package dev.woad.bindings.binary;

import dev.woad.bindings.binaryxml.BinaryXmlReader;
import dev.woad.bindings.encoding.StreamedContentReader;
import dev.woad.bindings.message.Message;
import jakarta.activation.DataHandler;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.util.StreamReaderDelegate;
import org.jspecify.annotations.Nullable;
import org.jvnet.staxex.NamespaceContextEx;
import org.jvnet.staxex.XMLStreamReaderEx;

/**
 * Reads a message that is still coming. When long content was taken, it goes on at the end tags
 * that must follow, while the content is read behind it.
 */
final class StreamedReader extends StreamReaderDelegate
    implements XMLStreamReaderEx, StreamedContentReader, Message.ContentEnd {

  private static final int IN_MEMORY = 64 * 1024;

  private final BinaryXmlReader reader;

  /** The elements whose ends are still to come, after long content was taken. */
  private List<QName> open = List.of();

  private boolean ahead;
  private boolean unread;
  private @Nullable Runnable whenRead;

  StreamedReader(BinaryXmlReader reader) {
    super(reader);
    this.reader = reader;
  }

  @Override
  public @Nullable DataHandler takeContent() throws XMLStreamException {
    for (int i = 0; i < getAttributeCount(); i++) {
      if (XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(getAttributeNamespace(i))) {
        return null;
      }
    }
    List<QName> elements = reader.openElements();
    InputStream content = reader.openContent();
    try {
      byte[] start = content.readNBytes(IN_MEMORY);
      if (start.length < IN_MEMORY) {
        return new DataHandler(StreamedContent.of(start, start.length));
      }
      open = elements;
      ahead = true;
      synchronized (this) {
        unread = true;
      }
      return new DataHandler(StreamedContent.of(start, new Rest(content)));
    } catch (IOException e) {
      throw e.getCause() instanceof XMLStreamException known ? known : new XMLStreamException(e);
    }
  }

  @Override
  public synchronized boolean isReached() {
    return !unread;
  }

  @Override
  public void await(Runnable action) {
    synchronized (this) {
      if (unread) {
        whenRead = action;
        return;
      }
    }
    action.run();
  }

  private void read() {
    Runnable action;
    synchronized (this) {
      unread = false;
      action = whenRead;
      whenRead = null;
    }
    if (action != null) {
      action.run();
    }
  }

  @Override
  public int next() throws XMLStreamException {
    if (!ahead) {
      return super.next();
    }
    if (open.isEmpty()) {
      throw new XMLStreamException("document: at its end (expected: no further event)");
    }
    open = open.subList(0, open.size() - 1);
    return getEventType();
  }

  @Override
  public int getEventType() {
    if (!ahead) {
      return super.getEventType();
    }
    return open.isEmpty() ? XMLStreamConstants.END_DOCUMENT : XMLStreamConstants.END_ELEMENT;
  }

  @Override
  public int nextTag() throws XMLStreamException {
    return ahead ? next() : super.nextTag();
  }

  @Override
  public boolean hasNext() throws XMLStreamException {
    return ahead ? !open.isEmpty() : super.hasNext();
  }

  @Override
  public boolean isStartElement() {
    return !ahead && super.isStartElement();
  }

  @Override
  public boolean isEndElement() {
    return ahead ? !open.isEmpty() : super.isEndElement();
  }

  @Override
  public boolean isCharacters() {
    return !ahead && super.isCharacters();
  }

  @Override
  public boolean isWhiteSpace() {
    return !ahead && super.isWhiteSpace();
  }

  @Override
  public boolean hasText() {
    return !ahead && super.hasText();
  }

  @Override
  public boolean hasName() {
    return ahead ? !open.isEmpty() : super.hasName();
  }

  @Override
  public QName getName() {
    return ahead ? open.get(open.size() - 1) : super.getName();
  }

  @Override
  public String getLocalName() {
    return ahead ? getName().getLocalPart() : super.getLocalName();
  }

  @Override
  public String getNamespaceURI() {
    return ahead ? getName().getNamespaceURI() : super.getNamespaceURI();
  }

  @Override
  public String getPrefix() {
    return ahead ? getName().getPrefix() : super.getPrefix();
  }

  @Override
  public int getNamespaceCount() {
    return ahead ? 0 : super.getNamespaceCount();
  }

  @Override
  public CharSequence getPCDATA() throws XMLStreamException {
    return reader.getPCDATA();
  }

  @Override
  public NamespaceContextEx getNamespaceContext() {
    return reader.getNamespaceContext();
  }

  @Override
  public String getElementTextTrim() throws XMLStreamException {
    return reader.getElementTextTrim();
  }

  @Override
  public void close() throws XMLStreamException {
    // Whoever reads the content closes the reader under it.
    if (!ahead) {
      super.close();
    }
  }

  /** What is left of the content, and then of the message. */
  private final class Rest extends FilterInputStream {

    private boolean ended;

    Rest(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (ended) {
        return -1;
      }
      int count = super.read(target, offset, length);
      if (count < 0) {
        end();
      }
      return count;
    }

    private void end() throws IOException {
      ended = true;
      try {
        int event = reader.next();
        while (event != XMLStreamConstants.END_DOCUMENT) {
          if (event == XMLStreamConstants.START_ELEMENT) {
            throw new IOException(
                "element: "
                    + reader.getName()
                    + " after content that flows (expected: that content to be the last)");
          }
          event = reader.next();
        }
        reader.close();
      } catch (XMLStreamException e) {
        throw new IOException(e.getMessage(), e);
      } finally {
        StreamedReader.this.read();
      }
    }

    @Override
    public void close() {
      if (!ended) {
        // The reader is given up with the content, and not used again.
        ended = true;
        StreamedReader.this.read();
      }
    }
  }
}
