package dev.woad.bindings.encoding;

import dev.woad.bindings.EncodedMessage;
import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.message.EnvelopeReader;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.contracts.ProtocolException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.xml.stream.XMLStreamException;

/** Reads and writes MTOM. Safe for use by many threads. */
final class MtomMessageEncoder implements MessageEncoder {

  private static final String MULTIPART = "multipart/related";
  private static final String XOP = "application/xop+xml";

  private final MtomMessageEncodingBindingElement element;
  private final MessageVersion version;
  private final MessageEncoder text;
  private final String boundaryBase = "uuid:" + UUID.randomUUID() + "+id=";
  private final AtomicLong messages = new AtomicLong();

  MtomMessageEncoder(MtomMessageEncodingBindingElement element) {
    this.element = element;
    this.version = element.messageVersion();
    this.text =
        new TextMessageEncodingBindingElement(
                version, StandardCharsets.UTF_8, element.readerQuotas())
            .createEncoder();
  }

  @Override
  public String contentType() {
    return MULTIPART + "; type=\"" + XOP + "\"";
  }

  @Override
  public boolean isContentTypeSupported(String candidate) {
    return ContentType.parse(candidate).mediaType().equals(MULTIPART)
        || text.isContentTypeSupported(candidate);
  }

  @Override
  public Message read(InputStream in, String received) throws IOException {
    ContentType type = ContentType.parse(received);
    if (!type.mediaType().equals(MULTIPART)) {
      return text.read(in, received);
    }
    if (!type.parameter("type").map(XOP::equalsIgnoreCase).orElse(false)) {
      throw new ProtocolException(
          "type of multipart: "
              + type.parameter("type").orElse("none")
              + " (expected: "
              + XOP
              + ")");
    }
    MtomParts parts = MtomParts.read(in, type);
    try {
      Message message = readRoot(parts);
      message.properties().put(ContentType.class, type);
      message.onClose(parts::close);
      message.contentEnd(parts);
      return message;
    } catch (XMLStreamException e) {
      parts.close();
      throw XmlFailures.reading(e);
    } catch (ProtocolException e) {
      parts.close();
      throw e;
    }
  }

  private Message readRoot(MtomParts parts) throws XMLStreamException {
    XopReader reader =
        new XopReader(
            XmlEncoding.reader(parts.root(), parts.rootCharset(), element.readerQuotas()), parts);
    return EnvelopeReader.read(reader, version);
  }

  @Override
  public EncodedMessage encode(Message message) {
    String boundary = boundaryBase + messages.incrementAndGet();
    return new MtomMessage(message, boundary, version.envelope(), element.maxInlined());
  }
}
