package dev.woad.bindings.encoding;

import dev.woad.bindings.EncodedMessage;
import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.message.EnvelopeReader;
import dev.woad.bindings.message.EnvelopeVersion;
import dev.woad.bindings.message.EnvelopeWriter;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** Reads and writes text XML. Safe for use by many threads. */
final class TextMessageEncoder implements MessageEncoder {

  private final TextMessageEncodingBindingElement element;
  private final MessageVersion version;
  private final String contentType;

  TextMessageEncoder(TextMessageEncodingBindingElement element) {
    this.element = element;
    this.version = element.messageVersion();
    this.contentType =
        version.envelope().mediaType() + "; charset=" + XmlEncoding.nameOf(element.writeEncoding());
  }

  @Override
  public String contentType() {
    return contentType;
  }

  @Override
  public boolean isContentTypeSupported(String candidate) {
    ContentType parsed = ContentType.parse(candidate);
    return parsed.mediaType().equals(version.envelope().mediaType())
        && parsed.parameter("charset").map(XmlEncoding::find).map(Optional::isPresent).orElse(true);
  }

  @Override
  public Message read(InputStream in, String received) throws IOException {
    ContentType type = ContentType.parse(received);
    Charset charset =
        type.parameter("charset").flatMap(XmlEncoding::find).orElse(StandardCharsets.UTF_8);
    try {
      XMLStreamReader reader =
          new DocumentReader(XmlEncoding.reader(in, charset, element.readerQuotas()));
      Message message = EnvelopeReader.read(reader, version);
      message.properties().put(ContentType.class, type);
      return message;
    } catch (XMLStreamException e) {
      throw XmlFailures.reading(e);
    }
  }

  @Override
  public EncodedMessage encode(Message message) {
    return new EncodedMessage() {
      @Override
      public String contentType() {
        // SOAP 1.2 Part 2, 7.1.4: without addressing the action is a parameter of the media type.
        boolean actionHere =
            version.envelope() == EnvelopeVersion.SOAP12
                && !version.isAddressed()
                && message.headers().relatesTo().isEmpty();
        Optional<String> action = actionHere ? message.headers().action() : Optional.empty();
        return contentType + action.map(value -> "; action=\"" + value + "\"").orElse("");
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        write(message, out);
      }
    };
  }

  private void write(Message message, OutputStream out) throws IOException {
    try {
      XMLStreamWriter writer = XmlEncoding.writer(out, element.writeEncoding());
      EnvelopeWriter.write(message, writer);
      writer.close();
    } catch (XMLStreamException e) {
      throw XmlFailures.writing(e);
    }
  }
}
