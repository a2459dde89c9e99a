package dev.woad.bindings.binary;

import jakarta.activation.DataSource;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;

/** Bytes that came in a message. */
final class StreamedContent implements DataSource {

  private final byte[] start;
  private final int length;
  private final InputStream rest;
  private final boolean whole;
  private boolean opened;

  private StreamedContent(byte[] start, int length, InputStream rest, boolean whole) {
    this.start = start;
    this.length = length;
    this.rest = rest;
    this.whole = whole;
  }

  /** Returns bytes that are there, and can be read any number of times. */
  static StreamedContent of(byte[] bytes, int length) {
    return new StreamedContent(bytes, length, InputStream.nullInputStream(), true);
  }

  /** Returns bytes of which the first are there, and all can be read once. */
  static StreamedContent of(byte[] start, InputStream rest) {
    return new StreamedContent(start, start.length, rest, false);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    if (opened && !whole) {
      throw new IOException("content: already read (expected: once, it is streamed)");
    }
    opened = true;
    InputStream first = new ByteArrayInputStream(start, 0, length);
    return whole ? first : new Bulk(new SequenceInputStream(first, rest));
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    throw new IOException("content: is for reading");
  }

  @Override
  public String getContentType() {
    return "application/octet-stream";
  }

  @Override
  public String getName() {
    return "";
  }

  /** Closes what is left without reading it, as a sequence of streams would. */
  private final class Bulk extends FilterInputStream {

    Bulk(InputStream in) {
      super(in);
    }

    @Override
    public void close() throws IOException {
      rest.close();
    }
  }
}
