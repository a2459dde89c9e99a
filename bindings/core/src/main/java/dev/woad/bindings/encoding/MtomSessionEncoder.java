package dev.woad.bindings.encoding;

import dev.woad.bindings.EncodedMessage;
import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.message.EnvelopeVersion;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.ProtocolException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes MTOM where a session is announced once and not each message: as in .NET all
 * messages that one side sends have the same boundary, and each begins with MIME headers.
 */
final class MtomSessionEncoder implements MessageEncoder {

  private static final int MAX_HEAD = 4096;

  private final MessageEncoder alone;
  private final EnvelopeVersion envelope;
  private final int maxInlined;
  private final String boundary = "uuid:" + UUID.randomUUID() + "+id=1";

  MtomSessionEncoder(MessageEncoder alone, EnvelopeVersion envelope, int maxInlined) {
    this.alone = alone;
    this.envelope = envelope;
    this.maxInlined = maxInlined;
  }

  @Override
  public String contentType() {
    return MtomMessage.contentType(boundary, envelope);
  }

  @Override
  public boolean isContentTypeSupported(String candidate) {
    return alone.isContentTypeSupported(candidate);
  }

  @Override
  public Message read(InputStream in, String announced) throws IOException {
    PushbackInputStream start = new PushbackInputStream(in, 1);
    int first = start.read();
    if (first >= 0) {
      start.unread(first);
    }
    // What is no header is the boundary that the session was announced with, or text.
    boolean headed = first == 'M' || first == 'm' || first == 'C' || first == 'c';
    return alone.read(start, headed ? contentTypeOf(start) : announced);
  }

  private static String contentTypeOf(InputStream in) throws IOException {
    String contentType = null;
    String header = "";
    int left = MAX_HEAD;
    for (String line = line(in, left); !line.isEmpty(); line = line(in, left)) {
      left -= line.length();
      // RFC 5322, 2.2.3: a line that starts with white space goes on with the header before it.
      header = Character.isWhitespace(line.charAt(0)) ? header + line : line;
      contentType = contentTypeIn(header, contentType);
    }
    if (contentType == null) {
      throw new ProtocolException("message without Content-Type");
    }
    return contentType;
  }

  private static @Nullable String contentTypeIn(String header, @Nullable String otherwise) {
    int colon = header.indexOf(':');
    return colon > 0 && header.substring(0, colon).toLowerCase(Locale.ROOT).equals("content-type")
        ? header.substring(colon + 1).strip()
        : otherwise;
  }

  private static String line(InputStream in, int max) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0 || line.length() == max) {
        throw new ProtocolException(
            "MIME headers: "
                + (b < 0 ? "cut short" : "more than " + MAX_HEAD + " bytes")
                + " (expected: an empty line after them)");
      }
      line.append((char) b);
    }
    int last = line.length() - 1;
    return last >= 0 && line.charAt(last) == '\r' ? line.substring(0, last) : line.toString();
  }

  @Override
  public EncodedMessage encode(Message message) {
    MtomMessage multipart = new MtomMessage(message, boundary, envelope, maxInlined);
    return new EncodedMessage() {
      @Override
      public String contentType() {
        return multipart.contentType();
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        String head = "MIME-Version: 1.0\r\nContent-Type: " + multipart.contentType() + "\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        multipart.writeTo(out);
      }
    };
  }
}
