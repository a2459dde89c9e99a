package dev.woad.bindings.binaryxml;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;

/** Puts what is written to it into the element that a writer is in. */
final class BinaryOutput extends OutputStream {

  private final BinaryXmlWriter writer;
  private final byte[] buffer = new byte[4092];
  private int size;

  BinaryOutput(BinaryXmlWriter writer) {
    this.writer = writer;
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

  private void drain() throws IOException {
    if (size > 0) {
      put(buffer, 0, size);
      size = 0;
    }
  }

  private void put(byte[] bytes, int offset, int length) throws IOException {
    try {
      writer.writeBinary(bytes, offset, length, "application/octet-stream");
    } catch (XMLStreamException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
