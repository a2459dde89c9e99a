package dev.woad.testing.fuzz;

import dev.woad.bindings.binaryxml.BinaryXmlException;
import dev.woad.bindings.binaryxml.BinaryXmlQuotas;
import dev.woad.bindings.binaryxml.BinaryXmlReader;
import dev.woad.bindings.binaryxml.BinaryXmlReaderSession;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import javax.xml.stream.XMLStreamException;

/** Reads documents; the first byte says how. */
public final class BinaryXmlTarget {

  private static final BinaryXmlReader READER = BinaryXmlReader.create();
  private static final BinaryXmlReader STRICT =
      BinaryXmlReader.create(new BinaryXmlQuotas(8, 256, 256, 512, 512, 512));

  private BinaryXmlTarget() {}

  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    BinaryXmlReader reader = (input[0] & 1) == 0 ? READER : STRICT;
    try {
      switch (input[0] >> 1 & 3) {
        case 0 -> {
          reader.reset(input, 1, input.length - 1);
          MessageReading.drain(reader);
        }
        case 1 -> session(reader, input);
        case 2 -> {
          reader.reset(new ByteArrayInputStream(input, 1, input.length - 1));
          MessageReading.drain(reader);
        }
        default -> content(reader, input);
      }
      reader.close();
    } catch (BinaryXmlException refused) {
      // As it should be.
    } catch (XMLStreamException e) {
      throw new AssertionError(e);
    }
  }

  /** Reads the halves of an input as two documents of one session. */
  private static void session(BinaryXmlReader reader, byte[] input)
      throws XMLStreamException, IOException {
    BinaryXmlReaderSession session = BinaryXmlReaderSession.create(BinaryXmlQuotas.defaults());
    int half = input.length < 3 ? input.length : 1 + Math.min(input[1] & 0xFF, input.length - 1);
    byte[] first = Arrays.copyOfRange(input, Math.min(2, half), half);
    try {
      MessageReading.drain(reader.reset(first, 0, first.length, session));
    } catch (BinaryXmlException refused) {
      // The session goes on: it has all of a table, or nothing.
    }
    MessageReading.drain(reader.reset(input, half, input.length - half, session));
  }

  private static void content(BinaryXmlReader reader, byte[] input) throws XMLStreamException {
    reader.reset(new ByteArrayInputStream(input, 1, input.length - 1));
    try {
      while (reader.hasNext()) {
        reader.next();
        if (reader.isStartElement() && reader.getLocalName().length() % 2 == 1) {
          InputStream in = reader.openContent();
          in.transferTo(OutputStream.nullOutputStream());
        }
      }
    } catch (IOException refused) {
      if (!(refused.getCause() instanceof BinaryXmlException)) {
        throw new AssertionError(refused);
      }
    }
  }
}
