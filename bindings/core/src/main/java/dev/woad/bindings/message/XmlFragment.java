package dev.woad.bindings.message;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** The elements of a body in memory, to be read any number of times. Immutable. */
final class XmlFragment {

  // What is read here has passed the quotas once, or was written by this side.
  private static final ReaderQuotas ALL =
      new ReaderQuotas(
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE);

  private final byte[] xml;
  private final SurroundingPrefixes prefixes;

  private XmlFragment(byte[] xml, SurroundingPrefixes prefixes) {
    this.xml = xml;
    this.prefixes = prefixes;
  }

  /** Consumes a body. */
  static XmlFragment of(MessageBody body) throws XMLStreamException {
    SurroundingPrefixes prefixes = Bodies.prefixesOf(body);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    XMLStreamWriter writer = XmlFactories.writer(bytes, StandardCharsets.UTF_8);
    writer.writeStartElement("body");
    prefixes.declareOn(writer);
    body.writeTo(writer);
    writer.writeEndElement();
    writer.close();
    return new XmlFragment(bytes.toByteArray(), prefixes);
  }

  XMLStreamReader read() throws XMLStreamException {
    XMLStreamReader reader =
        XmlFactories.reader(new ByteArrayInputStream(xml), StandardCharsets.UTF_8, ALL);
    reader.nextTag();
    reader.nextTag();
    return reader;
  }

  MessageBody body() throws XMLStreamException {
    return Bodies.of(read(), prefixes);
  }
}
