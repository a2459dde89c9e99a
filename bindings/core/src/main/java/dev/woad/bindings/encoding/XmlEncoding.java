package dev.woad.bindings.encoding;

import dev.woad.bindings.message.ReaderQuotas;
import dev.woad.bindings.message.XmlFactories;
import dev.woad.contracts.ProtocolException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * The character encodings that messages are read and written in: UTF-8 and both kinds of UTF-16.
 */
final class XmlEncoding {

  private static final byte[] UTF_16LE_MARK = {(byte) 0xFF, (byte) 0xFE};

  private XmlEncoding() {}

  /** Finds the encoding of the given name, if it is one that messages may have. */
  static Optional<Charset> find(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "utf-8", "utf8" -> Optional.of(StandardCharsets.UTF_8);
      case "utf-16" -> Optional.of(StandardCharsets.UTF_16);
      case "utf-16le", "unicode" -> Optional.of(StandardCharsets.UTF_16LE);
      case "utf-16be" -> Optional.of(StandardCharsets.UTF_16BE);
      default -> Optional.empty();
    };
  }

  /** Returns the name of an encoding as .NET writes it in a content type. */
  static String nameOf(Charset charset) {
    return charset.equals(StandardCharsets.UTF_8) ? "utf-8" : "utf-16LE";
  }

  static XMLStreamReader reader(InputStream in, Charset charset, ReaderQuotas quotas)
      throws XMLStreamException {
    XMLStreamReader reader = XmlFactories.reader(in, charset, quotas);
    String declared = reader.getCharacterEncodingScheme();
    boolean utf8 = charset.equals(StandardCharsets.UTF_8);
    boolean agrees =
        declared == null
            || find(declared)
                .map(found -> found.equals(StandardCharsets.UTF_8) == utf8)
                .orElse(false);
    if (!agrees) {
      throw new ProtocolException(
          "encoding of the XML declaration: " + declared + " (expected: " + charset + ")");
    }
    return reader;
  }

  /**
   * Returns a writer that has written what comes before the root in that encoding, as .NET does.
   */
  static XMLStreamWriter writer(OutputStream out, Charset charset)
      throws XMLStreamException, IOException {
    if (charset.equals(StandardCharsets.UTF_8)) {
      return XmlFactories.writer(out, charset);
    }
    out.write(UTF_16LE_MARK);
    XMLStreamWriter writer = XmlFactories.writer(out, StandardCharsets.UTF_16LE);
    writer.writeStartDocument("utf-16", "1.0");
    return writer;
  }
}
