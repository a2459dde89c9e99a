package dev.woad.bindings.binaryxml;

import java.util.Arrays;

/**
 * Makes one value of text records that follow one another.
 *
 * <p>Bytes stay bytes as long as there is nothing else: a stream is sent as many records, and a
 * consumer such as JAXB takes the first binary value for the whole.
 */
final class TextMerger {

  private final RecordInput in;
  private final ValueReader values;
  private final BinaryXmlValue next = new BinaryXmlValue();

  TextMerger(RecordInput in, ValueReader values) {
    this.in = in;
    this.values = values;
  }

  /** Adds the records that follow to a value, and tells whether the last one ends the element. */
  boolean merge(BinaryXmlValue value) throws BinaryXmlException {
    if (value.type() == BinaryXmlType.BYTES) {
      return mergeBytes(value);
    }
    return mergeText(value, new StringBuilder(value.text()));
  }

  private boolean mergeBytes(BinaryXmlValue value) throws BinaryXmlException {
    byte[] bytes = Arrays.copyOf(value.bytes(), Math.max(64, value.length() * 2));
    int length = value.length();
    while (in.peek() >= Records.FIRST_TEXT) {
      in.startEvent();
      int type = in.u8();
      boolean last = (type & 1) != 0;
      values.readRecord(type, next);
      if (next.type() == BinaryXmlType.BYTES) {
        values.checkArray((long) length + next.length());
        if (length + next.length() > bytes.length) {
          bytes = Arrays.copyOf(bytes, Math.max(length + next.length(), length * 2));
        }
        System.arraycopy(next.source(), next.offset(), bytes, length, next.length());
        length += next.length();
      } else if (!next.isEmpty()) {
        value.setBytes(bytes, 0, length);
        StringBuilder text = new StringBuilder(value.text()).append(next.text());
        values.checkText(text.length());
        if (last) {
          value.setText(text.toString());
          return true;
        }
        return mergeText(value, text);
      }
      if (last) {
        value.setBytes(bytes, 0, length);
        return true;
      }
    }
    value.setBytes(bytes, 0, length);
    return false;
  }

  private boolean mergeText(BinaryXmlValue value, StringBuilder text) throws BinaryXmlException {
    boolean last = false;
    while (!last && in.peek() >= Records.FIRST_TEXT) {
      in.startEvent();
      int type = in.u8();
      last = (type & 1) != 0;
      values.readRecord(type, next);
      text.append(next.text());
      values.checkText(text.length());
    }
    value.setText(text.toString());
    return last;
  }
}
