package dev.woad.bindings.binary;

import dev.woad.bindings.EncodedMessage;
import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.binaryxml.BinaryXmlWriter;
import dev.woad.bindings.message.EnvelopeWriter;
import dev.woad.bindings.message.Message;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import javax.xml.stream.XMLStreamException;

/** Reads and writes messages that stand alone. Safe for use by many threads. */
final class BinaryMessageEncoder implements MessageEncoder {

  static final BinaryValues VALUES = new BinaryValues();

  private static final BinaryContentTypes TYPES = BinaryContentTypes.ALONE;

  private final CompressionFormat format;
  private final String contentType;
  private final BinaryReading reading;

  BinaryMessageEncoder(BinaryMessageEncodingBindingElement element, long maxMessageSize) {
    this.format = element.compressionFormat();
    this.contentType = TYPES.announcing(format);
    this.reading = new BinaryReading(element, maxMessageSize);
  }

  @Override
  public String contentType() {
    return contentType;
  }

  @Override
  public boolean isContentTypeSupported(String candidate) {
    return TYPES.isSupported(candidate, format);
  }

  @Override
  public Message read(InputStream in, String received) throws IOException {
    CompressionFormat compression = TYPES.formatOf(received, format);
    if (compression == CompressionFormat.NONE) {
      return reading.readStreamed(in);
    }
    InputStream decompressed = reading.decompressed(in, compression);
    boolean read = false;
    try {
      Message message = reading.readStreamed(decompressed);
      message.onClose(() -> close(decompressed));
      read = true;
      return message;
    } finally {
      if (!read) {
        close(decompressed);
      }
    }
  }

  @Override
  public Message read(byte[] bytes, String received) throws IOException {
    return TYPES.formatOf(received, format) == CompressionFormat.NONE
        ? reading.read(reader -> reader.reset(bytes, 0, bytes.length))
        : read(new ByteArrayInputStream(bytes), received);
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
        if (format == CompressionFormat.NONE) {
          write(message, out);
        } else {
          try (OutputStream compressed = format.compress(out)) {
            write(message, compressed);
          }
        }
      }
    };
  }

  private static void write(Message message, OutputStream out) throws IOException {
    BinaryXmlWriter writer = Pool.writers().take().reset(out);
    try {
      EnvelopeWriter.write(message, writer, VALUES);
      writer.writeEndDocument();
      writer.flush();
    } catch (XMLStreamException e) {
      throw failure(e);
    } finally {
      // So that the pool does not keep the stream.
      Pool.writers().put(writer.reset());
    }
  }

  private static void close(InputStream decompressed) {
    try {
      decompressed.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static IOException failure(XMLStreamException failure) {
    return failure.getCause() instanceof IOException io
        ? io
        : new IOException("message cannot be written: " + failure.getMessage(), failure);
  }
}
