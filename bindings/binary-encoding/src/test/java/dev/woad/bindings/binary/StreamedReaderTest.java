package dev.woad.bindings.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.binaryxml.BinaryXmlWriter;
import dev.woad.bindings.encoding.StreamedContentReader;
import dev.woad.bindings.message.Bodies;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageVersion;
import jakarta.activation.DataHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StreamedReaderTest {

  private static final String NS = "urn:papers";
  private static final byte[] LONG = random(1_000_000);

  private final MessageEncoder encoder =
      BinaryMessageEncodingBindingElement.create().createEncoder();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 200_000})
  void contentOfAnyLengthIsReadAsItWasWritten(int length) throws Exception {
    byte[] content = Arrays.copyOf(LONG, length);

    try (Message message = read(bytes(content, ""))) {
      DataHandler taken = take(message);

      assertThat(taken.getInputStream().readAllBytes()).isEqualTo(content);
      assertThat(message.hasContentToRead()).isFalse();
    }
  }

  @Test
  void longContentIsReadBehindTheEndTags() throws Exception {
    Counted in = new Counted(bytes(LONG, ""));
    try (Message message = encoder.read(in, encoder.contentType())) {
      StreamedContentReader reader = reader(message);
      DataHandler taken = reader.takeContent();

      assertThat(reader.getEventType()).isEqualTo(XMLStreamConstants.END_ELEMENT);
      assertThat(reader.getLocalName()).isEqualTo("content");
      assertThat(reader.nextTag()).isEqualTo(XMLStreamConstants.END_ELEMENT);
      assertThat(reader.getName()).isEqualTo(new QName(NS, "upload"));
      assertThat(reader.next()).isEqualTo(XMLStreamConstants.END_ELEMENT);
      assertThat(reader.getLocalName()).isEqualTo("Body");
      reader.close();
      assertThat(in.count).isLessThan(100_000);
      assertThat(message.hasContentToRead()).isTrue();
      assertThat(taken.getInputStream().readAllBytes()).isEqualTo(LONG);
    }
  }

  @Test
  void messageIsClosedWhenItsContentWasRead() throws Exception {
    AtomicBoolean closed = new AtomicBoolean();
    Message message = read(bytes(LONG, ""));
    message.onClose(() -> closed.set(true));
    InputStream content = take(message).getInputStream();

    message.closeWhenRead();

    assertThat(closed).isFalse();
    content.readAllBytes();
    assertThat(closed).isTrue();
  }

  @Test
  void contentThatIsClosedEarlyEndsTheMessage() throws Exception {
    Counted in = new Counted(bytes(LONG, ""));
    try (Message message = encoder.read(in, encoder.contentType())) {
      InputStream content = take(message).getInputStream();
      assertThat(content.read()).isEqualTo(LONG[0] & 0xFF);

      content.close();

      assertThat(message.hasContentToRead()).isFalse();
      assertThat(in.count).isLessThan(100_000);
    }
  }

  @Test
  void elementAfterLongContentFailsItsStream() throws Exception {
    try (Message message = read(bytes(LONG, "name"))) {
      InputStream content = take(message).getInputStream();

      assertThatThrownBy(content::readAllBytes)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("name after content that flows (expected: that content");
    }
  }

  @Test
  void elementAfterShortContentIsReadAsEver() throws Exception {
    try (Message message = read(bytes(new byte[10], "name"))) {
      StreamedContentReader reader = reader(message);
      assertThat(reader.takeContent()).isNotNull();

      assertThat(reader.nextTag()).isEqualTo(XMLStreamConstants.START_ELEMENT);
      assertThat(reader.getLocalName()).isEqualTo("name");
    }
  }

  @Test
  void contentThatIsCutShortFails() throws Exception {
    byte[] whole = bytes(LONG, "");
    try (Message message = read(Arrays.copyOf(whole, whole.length - 10_000))) {
      InputStream content = take(message).getInputStream();

      assertThatThrownBy(content::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  @Test
  void endThatIsMissingAfterTheContentFails() throws Exception {
    byte[] whole = bytes(LONG, "");
    try (Message message = read(Arrays.copyOf(whole, whole.length - 1))) {
      InputStream content = take(message).getInputStream();

      assertThatThrownBy(content::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  private Message read(byte[] bytes) throws IOException {
    return encoder.read(new ByteArrayInputStream(bytes), encoder.contentType());
  }

  private static DataHandler take(Message message) throws XMLStreamException {
    DataHandler taken = reader(message).takeContent();
    assertThat(taken).isNotNull();
    return taken;
  }

  private static StreamedContentReader reader(Message message) throws XMLStreamException {
    StreamedContentReader reader = (StreamedContentReader) message.body().read();
    assertThat(reader.nextTag()).isEqualTo(XMLStreamConstants.START_ELEMENT);
    assertThat(reader.getLocalName()).isEqualTo("content");
    return reader;
  }

  /** Returns a message whose first element has the content and, if named, another after it. */
  private byte[] bytes(byte[] content, String next) throws IOException {
    Message message =
        Message.of(
            MessageVersion.SOAP12_WSA10,
            Bodies.of(
                writer -> {
                  writer.writeStartElement("", "upload", NS);
                  writer.writeDefaultNamespace(NS);
                  writer.writeStartElement("", "content", NS);
                  ((BinaryXmlWriter) writer).writeBinary(content, 0, content.length, null);
                  writer.writeEndElement();
                  if (!next.isEmpty()) {
                    writer.writeStartElement("", next, NS);
                    writer.writeEndElement();
                  }
                  writer.writeEndElement();
                }));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    encoder.encode(message).writeTo(out);
    return out.toByteArray();
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private static final class Counted extends ByteArrayInputStream {

    private int count;

    Counted(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
      int read = super.read(target, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
