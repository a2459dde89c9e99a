package dev.woad.bindings.encoding;

import dev.woad.bindings.EncodedMessage;
import dev.woad.bindings.message.EnvelopeVersion;
import dev.woad.bindings.message.EnvelopeWriter;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.XmlFactories;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;

/** One message on its way to being a multipart: the text first, then what it includes. */
final class MtomMessage implements EncodedMessage {

  private static final String ROOT_ID = "<http://tempuri.org/0>";

  private final Message message;
  private final String boundary;
  private final EnvelopeVersion envelope;
  private final int maxInlined;

  MtomMessage(Message message, String boundary, EnvelopeVersion envelope, int maxInlined) {
    this.message = message;
    this.boundary = boundary;
    this.envelope = envelope;
    this.maxInlined = maxInlined;
  }

  @Override
  public String contentType() {
    return contentType(boundary, envelope);
  }

  static String contentType(String boundary, EnvelopeVersion envelope) {
    return "multipart/related; type=\"application/xop+xml\";start=\""
        + ROOT_ID
        + "\";boundary=\""
        + boundary
        + "\";start-info=\""
        + envelope.mediaType()
        + "\"";
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    startPart(
        out,
        ROOT_ID,
        "8bit",
        "application/xop+xml;charset=utf-8;type=\"" + envelope.mediaType() + "\"");
    try {
      XopWriter writer =
          new XopWriter(XmlFactories.writer(out, StandardCharsets.UTF_8), maxInlined);
      EnvelopeWriter.write(message, writer);
      writer.close();
      for (XopWriter.Included included : writer.included()) {
        startPart(out, "<" + included.id() + ">", "binary", included.contentType());
        try (InputStream content = included.content()) {
          content.transferTo(out);
        }
      }
    } catch (XMLStreamException e) {
      throw XmlFailures.writing(e);
    }
    out.write(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  private void startPart(OutputStream out, String id, String encoding, String contentType)
      throws IOException {
    String head =
        "\r\n--"
            + boundary
            + "\r\nContent-ID: "
            + id
            + "\r\nContent-Transfer-Encoding: "
            + encoding
            + "\r\nContent-Type: "
            + contentType
            + "\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
  }
}
