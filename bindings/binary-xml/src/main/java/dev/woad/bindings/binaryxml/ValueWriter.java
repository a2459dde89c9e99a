package dev.woad.bindings.binaryxml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes values as text records, each as short as .NET would. */
final class ValueWriter {

  private static final int MAX_SCALE = 28;
  private static final int MAX_DECIMAL_BITS = 96;

  private final RecordOutput out;
  private final StaticDictionary dictionary;
  private @Nullable BinaryXmlWriterSession session;

  /**
   * Bytes that wait for others: all records of binary content but the last are of whole triples.
   */
  private final byte[] waiting = new byte[3];

  private int waitingCount;

  ValueWriter(RecordOutput out, StaticDictionary dictionary) {
    this.out = out;
    this.dictionary = dictionary;
  }

  void reset(@Nullable BinaryXmlWriterSession newSession) {
    session = newSession;
    waitingCount = 0;
  }

  /** Returns the key of a string, of the static dictionary first, or {@link KeyTable#ABSENT}. */
  int key(String string) {
    BinaryXmlWriterSession strings = session;
    return strings == null ? dictionary.key(string) : strings.key(string, dictionary);
  }

  /** Returns the key for a string that was written by the given kind of key elsewhere. */
  int keyLike(int otherKey, String string) {
    if (otherKey == KeyTable.ABSENT || (otherKey & 1) == 0) {
      return otherKey;
    }
    return sessionKey(string);
  }

  private int sessionKey(String string) {
    BinaryXmlWriterSession strings = session;
    return strings == null ? KeyTable.ABSENT : strings.key(string);
  }

  void text(String text) throws BinaryXmlException {
    int length = text.length();
    if (length == 0) {
      out.textNode(Records.EMPTY);
    } else if (length == 1 && text.charAt(0) == '0') {
      out.textNode(Records.ZERO);
    } else if (length == 1 && text.charAt(0) == '1') {
      out.textNode(Records.ONE);
    } else {
      out.chars(text);
    }
  }

  /** Writes a text by its key, or as it is if it has none. */
  void dictionaryText(String text, int key) throws BinaryXmlException {
    if (key == KeyTable.ABSENT) {
      text(text);
    } else {
      out.textNode(Records.DICTIONARY);
      out.multiByte(key);
    }
  }

  void bool(boolean value) throws BinaryXmlException {
    out.textNode(value ? Records.TRUE : Records.FALSE);
  }

  void integer(long value) throws BinaryXmlException {
    if (value == 0) {
      out.textNode(Records.ZERO);
    } else if (value == 1) {
      out.textNode(Records.ONE);
    } else if (value == (byte) value) {
      out.textNode8(Records.INT8, (int) value);
    } else if (value == (short) value) {
      out.textNode16(Records.INT16, (int) value);
    } else if (value == (int) value) {
      out.textNode32(Records.INT32, (int) value);
    } else {
      out.textNode64(Records.INT64, value);
    }
  }

  void unsigned(long bits) throws BinaryXmlException {
    if (bits >= 0) {
      integer(bits);
    } else {
      out.textNode64(Records.UINT64, bits);
    }
  }

  void number(float value) throws BinaryXmlException {
    long whole = (long) value;
    // .NET would also make a plain zero of the negative one; that would change the value.
    if (whole == value && whole != Long.MAX_VALUE && !(whole == 0 && 1 / value < 0)) {
      integer(whole);
    } else {
      out.textNode32(Records.FLOAT, Float.floatToRawIntBits(value));
    }
  }

  void number(double value) throws BinaryXmlException {
    float narrow = (float) value;
    if (narrow == value && !Float.isInfinite(narrow)) {
      number(narrow);
    } else {
      out.textNode64(Records.DOUBLE, Double.doubleToRawLongBits(value));
    }
  }

  /** Writes a decimal; one that .NET has no room for is written as text. */
  void decimal(BigDecimal value) throws BinaryXmlException {
    BigDecimal scaled =
        value.scale() < 0 && value.precision() - value.scale() <= 30 ? value.setScale(0) : value;
    BigInteger unscaled = scaled.unscaledValue().abs();
    if (scaled.scale() < 0
        || scaled.scale() > MAX_SCALE
        || unscaled.bitLength() > MAX_DECIMAL_BITS) {
      text(value.toPlainString());
      return;
    }
    long sign = value.signum() < 0 ? 0x80000000L : 0;
    long high = unscaled.shiftRight(64).longValue();
    out.textNode128(
        Records.DECIMAL, high << 32 | sign | (long) scaled.scale() << 16, unscaled.longValue());
  }

  void dateTime(long bits) throws BinaryXmlException {
    out.textNode64(Records.DATE_TIME, bits);
  }

  void timeSpan(long ticks) throws BinaryXmlException {
    out.textNode64(Records.TIME_SPAN, ticks);
  }

  /** Writes a UUID, as a unique id or by itself. */
  void uuid(UUID value, int type) throws BinaryXmlException {
    long high = value.getMostSignificantBits();
    long first = high >>> 32 | (high & 0xFFFF0000L) << 16 | (high & 0xFFFFL) << 48;
    out.textNode128(type, first, Long.reverseBytes(value.getLeastSignificantBits()));
  }

  /** Writes a qualified name with a prefix of one letter, or as text if it has no key. */
  void qName(String prefix, String name, int key) throws BinaryXmlException {
    if (key != KeyTable.ABSENT && Records.isLetter(prefix)) {
      out.textNode(Records.QNAME_DICTIONARY);
      out.int8(prefix.charAt(0) - 'a');
      out.multiByte(key);
    } else {
      text(prefix.isEmpty() ? name : prefix + ":" + name);
    }
  }

  /** Writes bytes, of which up to two may wait for more. */
  void bytes(byte[] value, int offset, int length) throws BinaryXmlException {
    int at = offset;
    int left = length;
    while (waitingCount > 0 && waitingCount < 3 && left > 0) {
      waiting[waitingCount++] = value[at++];
      left--;
    }
    int total = waitingCount + left;
    int whole = total - total % 3;
    if (whole > 0) {
      out.textNodeWithLength(Records.BYTES8, whole);
      if (waitingCount > 0) {
        out.bytes(waiting, 0, waitingCount);
        whole -= waitingCount;
        waitingCount = 0;
      }
      if (whole > 0) {
        out.bytes(value, at, whole);
        at += whole;
        left -= whole;
      }
    }
    while (left > 0) {
      waiting[waitingCount++] = value[at++];
      left--;
    }
  }

  /** Writes the bytes that wait, for there will be no more. */
  void endBytes() throws BinaryXmlException {
    if (waitingCount > 0) {
      out.textNodeWithLength(Records.BYTES8, waitingCount);
      out.bytes(waiting, 0, waitingCount);
      waitingCount = 0;
    }
  }

  boolean isInBytes() {
    return waitingCount > 0;
  }

  /** Writes a value by its type, and text of a dictionary by the same kind of key. */
  void value(BinaryXmlValue value) throws BinaryXmlException {
    switch (value.type()) {
      case TEXT -> dictionaryText(value.text(), keyLike(value.key(), value.text()));
      case BOOLEAN -> bool(value.bits() != 0);
      case INTEGER -> integer(value.bits());
      case UNSIGNED -> unsigned(value.bits());
      case FLOAT -> number(Float.intBitsToFloat((int) value.bits()));
      case DOUBLE -> number(Double.longBitsToDouble(value.bits()));
      case DECIMAL -> decimal(value.decimal());
      case DATE_TIME -> dateTime(value.bits());
      case TIME_SPAN -> timeSpan(value.bits());
      case UUID -> uuid(value.uuid(), Records.UUID);
      case UNIQUE_ID -> uuid(value.uuid(), Records.UNIQUE_ID);
      case BYTES -> wholeBytes(value.source(), value.offset(), value.length());
      case QNAME -> {
        String name = value.text().substring(2);
        qName(value.text().substring(0, 1), name, keyLike(value.key(), name));
      }
      case LIST -> list(value);
    }
  }

  private void wholeBytes(byte[] bytes, int offset, int length) throws BinaryXmlException {
    if (length == 0) {
      out.textNode(Records.EMPTY);
    } else {
      out.textNodeWithLength(Records.BYTES8, length);
      out.bytes(bytes, offset, length);
    }
  }

  private void list(BinaryXmlValue list) throws BinaryXmlException {
    out.node(Records.START_LIST);
    for (BinaryXmlValue item : list.items()) {
      value(item);
    }
    out.node(Records.END_LIST);
  }
}
