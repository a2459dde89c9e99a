package dev.woad.testing.fuzz;

import dev.woad.bindings.encoding.StreamedContentReader;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.CommunicationException;
import jakarta.activation.DataHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jvnet.staxex.Base64Data;
import org.jvnet.staxex.XMLStreamReaderEx;

/** Reads messages as services would. */
public final class MessageReading {

  private MessageReading() {}

  /** Reads a message to its end; returns whether it had one, and was not refused. */
  public static boolean drain(Message message) {
    try (message) {
      if (message.isFault()) {
        Object unused = message.readFault();
        return true;
      }
      if (!message.body().isEmpty()) {
        XMLStreamReader reader = message.body().read();
        drain(reader);
        reader.close();
      }
      return true;
    } catch (XMLStreamException | IOException | CommunicationException refused) {
      return false;
    }
  }

  /** Reads all that a reader has left. */
  static void drain(XMLStreamReader reader) throws XMLStreamException, IOException {
    int event = reader.getEventType();
    while (true) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        Object unused = reader.getName();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
          unused = reader.getAttributeName(i) + reader.getAttributeValue(i);
        }
        if (reader instanceof StreamedContentReader streamed
            && reader.getLocalName().length() % 2 == 1) {
          take(streamed);
        }
      } else if (event == XMLStreamConstants.CHARACTERS) {
        text(reader);
      }
      if (!reader.hasNext()) {
        return;
      }
      event = reader.next();
    }
  }

  private static void text(XMLStreamReader reader) throws XMLStreamException {
    if (reader instanceof XMLStreamReaderEx extended
        && extended.getPCDATA() instanceof Base64Data data) {
      Object unused = data.getDataLen();
    } else {
      Object unused = reader.getText();
    }
  }

  private static void take(StreamedContentReader reader) throws XMLStreamException, IOException {
    DataHandler content = reader.takeContent();
    if (content != null) {
      try (InputStream in = content.getInputStream()) {
        in.transferTo(OutputStream.nullOutputStream());
      }
    }
  }
}
