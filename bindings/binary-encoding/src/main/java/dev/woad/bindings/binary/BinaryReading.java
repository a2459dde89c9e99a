package dev.woad.bindings.binary;

import dev.woad.bindings.binaryxml.BinaryXmlQuotaException;
import dev.woad.bindings.binaryxml.BinaryXmlQuotas;
import dev.woad.bindings.binaryxml.BinaryXmlReader;
import dev.woad.bindings.message.EnvelopeReader;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.bindings.message.ReaderQuotas;
import dev.woad.contracts.ProtocolException;
import dev.woad.contracts.QuotaExceededException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamException;

/** Reads messages by readers that are used again. Safe for use by many threads. */
final class BinaryReading {

  // One start tag. .NET allows 4 KiB, which schemas with many long names come near.
  private static final int MAX_BYTES_PER_READ = 16 * 1024;

  private final MessageVersion version;
  private final long maxMessageSize;
  private final Pool<BinaryXmlReader> readers;

  BinaryReading(BinaryMessageEncodingBindingElement element, long maxMessageSize) {
    this.version = element.messageVersion();
    this.maxMessageSize = maxMessageSize;
    this.readers = Pool.readers(quotas(element));
  }

  static BinaryXmlQuotas quotas(BinaryMessageEncodingBindingElement element) {
    ReaderQuotas quotas = element.readerQuotas();
    return new BinaryXmlQuotas(
        quotas.maxDepth(),
        quotas.maxStringContentLength(),
        quotas.maxArrayLength(),
        MAX_BYTES_PER_READ,
        quotas.maxNameTableCharCount(),
        element.maxSessionSize());
  }

  /** Reads a message up to its body, whose reader then belongs to the message. */
  Message read(Start start) throws IOException {
    BinaryXmlReader reader = readers.take().onClose(readers::put);
    try {
      start.on(reader);
      return EnvelopeReader.read(reader, version);
    } catch (XMLStreamException e) {
      giveUp(reader);
      throw failure(e);
    } catch (ProtocolException e) {
      giveUp(reader);
      throw e;
    }
  }

  /**
   * Reads a message that is still coming up to its body. A value in it that is too large to be held
   * flows on when the body has been read.
   */
  Message readStreamed(InputStream in) throws IOException {
    BinaryXmlReader reader = readers.take().onClose(readers::put);
    try {
      StreamedReader streamed = new StreamedReader(reader.reset(in));
      Message message = EnvelopeReader.read(streamed, version);
      message.contentEnd(streamed);
      return message;
    } catch (XMLStreamException e) {
      giveUp(reader);
      throw failure(e);
    } catch (ProtocolException e) {
      giveUp(reader);
      throw e;
    }
  }

  private void giveUp(BinaryXmlReader reader) throws IOException {
    try {
      reader.readsToEnd(false).close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    } finally {
      reader.readsToEnd(true);
    }
  }

  /**
   * Returns a stream of what compressed bytes stand for, which fails where that is too much.
   * Closing it does not close where they come from.
   */
  InputStream decompressed(InputStream in, CompressionFormat format) throws IOException {
    InputStream kept =
        new FilterInputStream(in) {
          @Override
          public void close() {
            // It belongs to whoever gave it.
          }
        };
    return new BoundedStream(format.decompress(kept), maxMessageSize);
  }

  private static ProtocolException failure(XMLStreamException failure) throws IOException {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProtocolException protocol) {
        return protocol;
      }
      if (cause instanceof BinaryXmlQuotaException quota) {
        return new QuotaExceededException("message: " + quota.getMessage(), failure);
      }
      if (cause instanceof IOException io) {
        throw io;
      }
    }
    return new ProtocolException("message: " + failure.getMessage(), failure);
  }

  /** Starts a reader on the bytes of a message. */
  @FunctionalInterface
  interface Start {
    void on(BinaryXmlReader reader) throws XMLStreamException;
  }
}
