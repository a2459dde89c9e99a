package dev.woad.bindings.encoding;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/**
 * Reads what follows a body that has been read, when it is closed: a message that breaks off there
 * was cut short, and is none.
 */
class WholeReader extends StreamReaderDelegate {

  private boolean advanced;
  private boolean closed;

  WholeReader(XMLStreamReader reader) {
    super(reader);
  }

  @Override
  public int next() throws XMLStreamException {
    advanced = true;
    return super.next();
  }

  @Override
  public int nextTag() throws XMLStreamException {
    advanced = true;
    return super.nextTag();
  }

  /** Says that what comes next is the body: until it is advanced into, nobody has asked for it. */
  void atBody() {
    advanced = false;
  }

  @Override
  public void close() throws XMLStreamException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      // Only at an end tag has somebody read all that was wanted; elsewhere reading was given up.
      if (advanced && super.getEventType() == XMLStreamConstants.END_ELEMENT) {
        while (super.getEventType() != XMLStreamConstants.END_DOCUMENT) {
          super.next();
        }
      }
    } finally {
      super.close();
    }
  }
}
