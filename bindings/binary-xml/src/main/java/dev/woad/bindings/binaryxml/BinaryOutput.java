package dev.woad.bindings.binaryxml;

import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import org.jvnet.staxex.StreamingDataHandler;

/** Puts what is written to it into the element that a writer is in. */
final class BinaryOutput extends OutputStream {

  /** As many bytes as are one record, unless more come at once. */
  static final int BUFFER_SIZE = 4092;

  private final BinaryXmlWriter writer;
  private final byte[] buffer;
  private int size;

  BinaryOutput(BinaryXmlWriter writer, byte[] buffer) {
    this.writer = writer;
    this.buffer = buffer;
  }

  /** Writes all that a handler has, without a copy where it has its bytes in memory. */
  void writeAll(DataHandler data) throws IOException {
    if (data instanceof StreamingDataHandler once) {
      transfer(once.readOnce());
      return;
    }
    DataSource source = data.getDataSource();
    // Those of Activation itself may stand for an object that only the handler can write.
    if (source.getClass().getPackageName().equals(DataSource.class.getPackageName())) {
      data.writeTo(this);
    } else {
      transfer(source.getInputStream());
    }
  }

  @Override
  public void write(int b) throws IOException {
    if (size == buffer.length) {
      drain();
    }
    buffer[size++] = (byte) b;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (length > buffer.length - size) {
      drain();
    }
    if (length > buffer.length) {
      put(bytes, offset, length);
    } else {
      System.arraycopy(bytes, offset, buffer, size, length);
      size += length;
    }
  }

  @Override
  public void close() throws IOException {
    drain();
  }

  private void transfer(InputStream from) throws IOException {
    try (from) {
      from.transferTo(this);
    }
  }

  private void drain() throws IOException {
    if (size > 0) {
      put(buffer, 0, size);
      size = 0;
    }
  }

  private void put(byte[] bytes, int offset, int length) throws IOException {
    try {
      writer.writeBinary(bytes, offset, length, null);
    } catch (BinaryXmlException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
