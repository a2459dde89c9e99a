package dev.woad.bindings.binaryxml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Objects;
import javax.xml.stream.XMLStreamConstants;

/** The content of an element as bytes, record by record. */
final class ContentInput extends InputStream {

  private final DocumentReader document;
  private final RecordInput in;

  /** Bytes of the current record that are still in the document. */
  private int left;

  /** Bytes of a value that was no binary record. */
  private InputStream decoded = InputStream.nullInputStream();

  /** Characters of Base64 that did not make a whole byte yet. */
  private String rest = "";

  private boolean lastRecord;
  private boolean ended;

  ContentInput(DocumentReader document) {
    this.document = document;
    this.in = document.input();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    try {
      while (!ended) {
        if (left > 0) {
          in.startEvent();
          int count = in.read(into, offset, Math.min(length, left));
          left -= count;
          return count;
        }
        int count = decoded.read(into, offset, length);
        if (count > 0) {
          return count;
        }
        nextRecord();
      }
      return -1;
    } catch (BinaryXmlException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public int available() throws IOException {
    return decoded.available();
  }

  private void nextRecord() throws BinaryXmlException {
    if (lastRecord) {
      end();
      return;
    }
    in.startEvent();
    int type = document.isAtRecord() ? in.peek() : 0;
    if (type >= Records.BYTES8 && type <= Records.BYTES32 + 1) {
      in.skip();
      lastRecord = (type & 1) != 0;
      left =
          switch (type & ~1) {
            case Records.BYTES8 -> in.u8();
            case Records.BYTES16 -> in.u16();
            default -> in.u31();
          };
      return;
    }
    document.mergeTexts(false);
    int event = document.next();
    document.mergeTexts(true);
    if (event == XMLStreamConstants.END_ELEMENT) {
      ended = true;
      requireWhole();
    } else if (event == XMLStreamConstants.CHARACTERS) {
      decode(document.value());
    } else if (event != XMLStreamConstants.COMMENT) {
      throw new BinaryXmlException(EventNames.at(event, "bytes, text or the end of the element"));
    }
  }

  private void end() throws BinaryXmlException {
    requireWhole();
    document.endElement();
    ended = true;
  }

  private void decode(BinaryXmlValue value) throws BinaryXmlException {
    if (value.type() == BinaryXmlType.BYTES) {
      decoded = new ByteArrayInputStream(value.bytes());
      return;
    }
    StringBuilder text = new StringBuilder(rest);
    value.text().chars().filter(c -> " \t\r\n".indexOf(c) < 0).forEach(c -> text.append((char) c));
    int whole = text.length() & ~3;
    rest = text.substring(whole);
    try {
      byte[] bytes = Base64.getDecoder().decode(text.substring(0, whole));
      decoded = new ByteArrayInputStream(bytes);
    } catch (IllegalArgumentException e) {
      throw new BinaryXmlException("text: no Base64 before byte " + in.offset(), e);
    }
  }

  private void requireWhole() throws BinaryXmlException {
    if (!rest.isEmpty()) {
      throw BinaryXmlException.malformed(
          "Base64", "ends", in.offset(), "a multiple of 4 characters");
    }
  }
}
