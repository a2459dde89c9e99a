package dev.woad.bindings.binary;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** How binary messages are compressed. WCF's names. */
public enum CompressionFormat {
  /** Not at all. */
  NONE(""),
  /** By gzip, RFC 1952: one member for each message. */
  GZIP("+gzip"),
  /** By deflate, RFC 1951, without the head that zlib puts before it. */
  DEFLATE("+deflate");

  private final String suffix;

  CompressionFormat(String suffix) {
    this.suffix = suffix;
  }

  /** Returns what the content type of compressed messages ends with. */
  public String suffix() {
    return suffix;
  }

  /** Returns what decompresses the bytes of one message. */
  public InputStream decompress(InputStream in) throws IOException {
    return switch (this) {
      case NONE -> in;
      case GZIP -> new GZIPInputStream(in);
      case DEFLATE -> new Inflated(in);
    };
  }

  /** Returns what compresses one message; closing it does not close what it writes to. */
  public OutputStream compress(OutputStream out) throws IOException {
    OutputStream kept = new Kept(out);
    return switch (this) {
      case NONE -> kept;
      case GZIP -> new GZIPOutputStream(kept);
      case DEFLATE -> new Deflated(kept);
    };
  }

  /** Lets go of memory outside the heap when it is closed, which the stock stream does not. */
  private static final class Inflated extends InflaterInputStream {

    Inflated(InputStream in) {
      super(in, new Inflater(true));
    }

    @Override
    public void close() throws IOException {
      inf.end();
      super.close();
    }
  }

  private static final class Deflated extends DeflaterOutputStream {

    Deflated(OutputStream out) {
      super(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true));
    }

    @Override
    public void close() throws IOException {
      try {
        super.close();
      } finally {
        def.end();
      }
    }
  }

  private static final class Kept extends FilterOutputStream {

    Kept(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
