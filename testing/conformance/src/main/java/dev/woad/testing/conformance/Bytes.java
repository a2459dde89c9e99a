package dev.woad.testing.conformance;

import jakarta.activation.DataSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;

/** Bytes as a source of data that may be read any number of times. */
record Bytes(byte[] content) implements DataSource {

  @Override
  public InputStream getInputStream() {
    return new ByteArrayInputStream(content);
  }

  @Override
  public OutputStream getOutputStream() {
    throw new UnsupportedOperationException("bytes are for reading");
  }

  @Override
  public String getContentType() {
    return "application/octet-stream";
  }

  @Override
  public String getName() {
    return "bytes";
  }
}
