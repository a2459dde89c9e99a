package dev.woad.bindings.binary;

import dev.woad.bindings.EncodedMessage;
import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.binaryxml.BinaryXmlReaderSession;
import dev.woad.bindings.binaryxml.BinaryXmlWriter;
import dev.woad.bindings.binaryxml.BinaryXmlWriterSession;
import dev.woad.bindings.message.EnvelopeWriter;
import dev.woad.bindings.message.Message;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import javax.xml.stream.XMLStreamException;

/**
 * Reads or writes one direction of a session, and remembers the names that were in it. One message
 * at a time: the order of messages is that of their names.
 */
final class BinarySessionEncoder implements MessageEncoder {

  private static final BinaryContentTypes TYPES = BinaryContentTypes.SESSION;

  /** A writer that needed more is not kept for the next message. */
  private static final int MAX_KEPT_BUFFER = 256 * 1024;

  private final CompressionFormat supported;
  private final CompressionFormat format;
  private final String contentType;
  private final BinaryReading reading;
  private final BinaryXmlReaderSession received;
  private final BinaryXmlWriterSession sent;

  BinarySessionEncoder(
      BinaryMessageEncodingBindingElement element, String contentType, long maxMessageSize) {
    this.supported = element.compressionFormat();
    this.format = TYPES.formatOf(contentType, supported);
    this.contentType = contentType;
    this.reading = new BinaryReading(element, maxMessageSize);
    this.received = BinaryXmlReaderSession.create(BinaryReading.quotas(element));
    this.sent = BinaryXmlWriterSession.create(BinaryReading.quotas(element));
  }

  @Override
  public String contentType() {
    return contentType;
  }

  @Override
  public boolean isContentTypeSupported(String candidate) {
    return TYPES.isSupported(candidate, supported);
  }

  @Override
  public Message read(InputStream in, String announced) throws IOException {
    // Whoever sends a message in a session sends all of it: the next one cannot be read before.
    return read(in.readAllBytes(), announced);
  }

  @Override
  public Message read(byte[] bytes, String announced) throws IOException {
    byte[] plain = format == CompressionFormat.NONE ? bytes : decompressed(bytes);
    return reading.read(reader -> reader.reset(plain, 0, plain.length, received));
  }

  private byte[] decompressed(byte[] bytes) throws IOException {
    try (InputStream in = reading.decompressed(new ByteArrayInputStream(bytes), format)) {
      return in.readAllBytes();
    }
  }

  @Override
  public EncodedMessage encode(Message message) {
    return new EncodedMessage() {
      @Override
      public String contentType() {
        return contentType;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        write(message, out);
      }
    };
  }

  private void write(Message message, OutputStream out) throws IOException {
    BinaryXmlWriter writer = Pool.writers().take().reset(sent);
    boolean keep = false;
    try {
      EnvelopeWriter.write(message, writer, BinaryMessageEncoder.VALUES);
      ByteBuffer document = writer.document();
      keep = document.capacity() <= MAX_KEPT_BUFFER;
      write(document, out);
    } catch (XMLStreamException e) {
      throw BinaryMessageEncoder.failure(e);
    } finally {
      if (keep) {
        Pool.writers().put(writer.reset());
      }
    }
  }

  private void write(ByteBuffer document, OutputStream out) throws IOException {
    int offset = document.arrayOffset() + document.position();
    if (format == CompressionFormat.NONE) {
      out.write(document.array(), offset, document.remaining());
    } else {
      try (OutputStream compressed = format.compress(out)) {
        compressed.write(document.array(), offset, document.remaining());
      }
    }
  }
}
