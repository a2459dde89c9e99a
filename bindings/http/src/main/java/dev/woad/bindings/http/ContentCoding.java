package dev.woad.bindings.http;

import dev.woad.bindings.binary.CompressionFormat;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/** A way to compress the body of a message of HTTP: RFC 9110, 8.4.1. */
enum ContentCoding {
  /** Not compressed. */
  NONE("identity", CompressionFormat.NONE),
  /** As gzip does. */
  GZIP("gzip", CompressionFormat.GZIP),
  /** Deflated, without the head that the RFC wants, as .NET does it; read with it as well. */
  DEFLATE("deflate", CompressionFormat.DEFLATE);

  private static final int ZLIB_METHOD = 8;
  private static final int ZLIB_CHECK = 31;

  private final String token;
  private final CompressionFormat format;

  ContentCoding(String token, CompressionFormat format) {
    this.token = token;
    this.format = format;
  }

  static ContentCoding of(CompressionFormat format) {
    return switch (format) {
      case NONE -> NONE;
      case GZIP -> GZIP;
      case DEFLATE -> DEFLATE;
    };
  }

  /** Finds the coding that a header Content-Encoding names. */
  static Optional<ContentCoding> find(String header) {
    return switch (header.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> Optional.of(NONE);
      case "gzip", "x-gzip" -> Optional.of(GZIP);
      case "deflate" -> Optional.of(DEFLATE);
      default -> Optional.empty();
    };
  }

  String token() {
    return token;
  }

  /** Returns whether a client that sent these headers Accept-Encoding takes it. */
  boolean isAcceptedBy(List<String> headers) {
    for (String header : headers) {
      for (String choice : header.toLowerCase(Locale.ROOT).split(",", -1)) {
        String coding = choice.replace(" ", "");
        boolean named = coding.equals(token) || coding.startsWith(token + ";");
        if (named && !coding.matches("[a-z]+;q=0(\\.0*)?")) {
          return true;
        }
      }
    }
    return false;
  }

  InputStream decompress(InputStream in) throws IOException {
    if (this != DEFLATE) {
      return format.decompress(in);
    }
    BufferedInputStream peeked = new BufferedInputStream(in);
    peeked.mark(2);
    int first = peeked.read();
    int second = peeked.read();
    peeked.reset();
    boolean zlib = (first & 0x0F) == ZLIB_METHOD && (first << Byte.SIZE | second) % ZLIB_CHECK == 0;
    return zlib ? new InflaterInputStream(peeked) : format.decompress(peeked);
  }

  /** Returns what compresses; closing it does not close what it writes to. */
  OutputStream compress(OutputStream out) throws IOException {
    return format.compress(out);
  }
}
