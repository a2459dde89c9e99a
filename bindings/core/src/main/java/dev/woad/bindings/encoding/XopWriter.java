package dev.woad.bindings.encoding;

import jakarta.activation.DataHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.codehaus.stax2.util.StreamWriterDelegate;
import org.jspecify.annotations.Nullable;
import org.jvnet.staxex.Base64Data;
import org.jvnet.staxex.NamespaceContextEx;
import org.jvnet.staxex.XMLStreamWriterEx;

/** Writes binary values of more than a few bytes as xop:Include, and keeps what they include. */
final class XopWriter extends StreamWriterDelegate implements XMLStreamWriterEx {

  private static final String OCTETS = "application/octet-stream";

  private final int maxInlined;
  private final String idBase = "http://tempuri.org/1/" + UUID.randomUUID() + "/";
  private final List<Included> included = new ArrayList<>(2);

  XopWriter(XMLStreamWriter writer, int maxInlined) {
    super(writer);
    this.maxInlined = maxInlined;
  }

  /**
   * A value that the text refers to.
   *
   * @param id the content id, without angle brackets
   * @param contentType its media type
   * @param content the bytes, to be read once
   */
  record Included(String id, String contentType, InputStream content) {}

  List<Included> included() {
    return included;
  }

  @Override
  public void writeBinary(byte[] data, int start, int length, @Nullable String contentType)
      throws XMLStreamException {
    if (length <= maxInlined) {
      writeBase64(data, start, length);
    } else {
      include(contentType, new ByteArrayInputStream(data, start, length));
    }
  }

  @Override
  public void writeBinary(DataHandler data) throws XMLStreamException {
    try {
      // Only what is longer than the head is worth a part, and few handlers know their length.
      InputStream content = data.getInputStream();
      byte[] head = content.readNBytes(maxInlined + 1);
      if (head.length <= maxInlined) {
        content.close();
        writeBase64(head, 0, head.length);
      } else {
        include(
            data.getContentType(),
            new SequenceInputStream(new ByteArrayInputStream(head), content));
      }
    } catch (IOException e) {
      throw new XMLStreamException(e);
    }
  }

  @Override
  public OutputStream writeBinary(@Nullable String contentType) {
    return new ByteArrayOutputStream() {
      @Override
      public void close() throws IOException {
        try {
          writeBinary(buf, 0, count, contentType);
        } catch (XMLStreamException e) {
          throw new IOException(e);
        }
      }
    };
  }

  @Override
  public void writePCDATA(CharSequence data) throws XMLStreamException {
    if (data instanceof Base64Data binary) {
      writeBinary(binary.getDataHandler());
    } else {
      writeCharacters(data.toString());
    }
  }

  @Override
  public NamespaceContextEx getNamespaceContext() {
    return new NamespaceScope(super.getNamespaceContext());
  }

  private void writeBase64(byte[] data, int start, int length) throws XMLStreamException {
    byte[] exact = start == 0 && length == data.length ? data : copy(data, start, length);
    writeCharacters(Base64.getEncoder().encodeToString(exact));
  }

  private static byte[] copy(byte[] data, int start, int length) {
    byte[] copy = new byte[length];
    System.arraycopy(data, start, copy, 0, length);
    return copy;
  }

  private void include(@Nullable String contentType, InputStream content)
      throws XMLStreamException {
    String id = idBase + (included.size() + 1);
    writeStartElement("xop", "Include", XopReader.NAMESPACE);
    writeAttribute("href", "cid:" + id);
    writeNamespace("xop", XopReader.NAMESPACE);
    writeEndElement();
    included.add(new Included(id, contentType == null ? OCTETS : contentType, content));
  }
}
