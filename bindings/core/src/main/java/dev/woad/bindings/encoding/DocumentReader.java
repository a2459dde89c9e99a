package dev.woad.bindings.encoding;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/**
 * Reads a document to its end when it is closed after what was wanted of it, so that a message with
 * a malformed or missing end is found to be none. One that is closed before is given up as it is.
 */
class DocumentReader extends StreamReaderDelegate {

  DocumentReader(XMLStreamReader reader) {
    super(reader);
  }

  @Override
  public void close() throws XMLStreamException {
    try {
      XMLStreamReader reader = getParent();
      if (reader.getEventType() != XMLStreamConstants.START_ELEMENT) {
        while (reader.hasNext()) {
          reader.next();
        }
      }
    } finally {
      super.close();
    }
  }
}
