package dev.woad.bindings.binaryxml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads text records into values (MC-NBFX, 2.2.3). */
final class ValueReader {

  private static final int MAX_SCALE = 28;

  private final RecordInput in;
  private final StaticDictionary dictionary;
  private final BinaryXmlQuotas quotas;
  private @Nullable BinaryXmlReaderSession session;

  ValueReader(RecordInput in, StaticDictionary dictionary, BinaryXmlQuotas quotas) {
    this.in = in;
    this.dictionary = dictionary;
    this.quotas = quotas;
  }

  void reset(@Nullable BinaryXmlReaderSession newSession) {
    session = newSession;
  }

  /** Reads the rest of a text record that may end its element. */
  void readRecord(int type, BinaryXmlValue into) throws BinaryXmlException {
    if (type == (Records.START_LIST | 1)) {
      throw notText(type);
    }
    read(type & ~1, into);
  }

  /** Reads the rest of a text record whose type, without the end of an element, is given. */
  void read(int type, BinaryXmlValue into) throws BinaryXmlException {
    switch (type) {
      case Records.ZERO -> into.setBits(BinaryXmlType.INTEGER, 0);
      case Records.ONE -> into.setBits(BinaryXmlType.INTEGER, 1);
      case Records.FALSE -> into.setBits(BinaryXmlType.BOOLEAN, 0);
      case Records.TRUE -> into.setBits(BinaryXmlType.BOOLEAN, 1);
      case Records.INT8 -> into.setBits(BinaryXmlType.INTEGER, in.i8());
      case Records.INT16 -> into.setBits(BinaryXmlType.INTEGER, in.i16());
      case Records.INT32 -> into.setBits(BinaryXmlType.INTEGER, in.i32());
      case Records.INT64 -> into.setBits(BinaryXmlType.INTEGER, in.i64());
      case Records.FLOAT -> into.setBits(BinaryXmlType.FLOAT, in.i32());
      case Records.DOUBLE -> into.setBits(BinaryXmlType.DOUBLE, in.i64());
      case Records.DECIMAL -> readDecimal(into);
      case Records.DATE_TIME -> readDateTime(into);
      case Records.CHARS8 -> readUtf8(in.u8(), into);
      case Records.CHARS16 -> readUtf8(in.u16(), into);
      case Records.CHARS32 -> readUtf8(in.u31(), into);
      case Records.BYTES8 -> readBytes(in.u8(), into);
      case Records.BYTES16 -> readBytes(in.u16(), into);
      case Records.BYTES32 -> readBytes(in.u31(), into);
      case Records.START_LIST -> readList(into);
      case Records.EMPTY -> into.setText("");
      case Records.DICTIONARY -> readDictionaryText(into);
      case Records.UNIQUE_ID -> readUuid(BinaryXmlType.UNIQUE_ID, into);
      case Records.TIME_SPAN -> into.setBits(BinaryXmlType.TIME_SPAN, in.i64());
      case Records.UUID -> readUuid(BinaryXmlType.UUID, into);
      case Records.UINT64 -> into.setBits(BinaryXmlType.UNSIGNED, in.i64());
      case Records.BOOL -> into.setBits(BinaryXmlType.BOOLEAN, in.u8() == 0 ? 0 : 1);
      case Records.UNICODE8 -> readUtf16(in.u8(), into);
      case Records.UNICODE16 -> readUtf16(in.u16(), into);
      case Records.UNICODE32 -> readUtf16(in.u31(), into);
      case Records.QNAME_DICTIONARY -> readQName(into);
      default -> throw notText(type);
    }
  }

  /** Reads a key and returns its string, which may be any. */
  String dictionaryString(int key) throws BinaryXmlException {
    if ((key & 1) == 0) {
      if (!dictionary.has(key)) {
        throw unknown("static string", key, "an even number below " + 2 * dictionary.size());
      }
      return dictionary.string(key);
    }
    BinaryXmlReaderSession strings = session;
    if (strings == null) {
      throw unknown("session string", key, "none, for the document is of no session");
    }
    if (!strings.has(key)) {
      throw unknown("session string", key, "one of the " + strings.size() + " sent so far");
    }
    return strings.string(key);
  }

  /** Returns the string of a key, which must be a name. */
  String dictionaryName(int key) throws BinaryXmlException {
    String string = dictionaryString(key);
    BinaryXmlReaderSession strings = session;
    boolean name = (key & 1) == 0 ? dictionary.isName(key) : strings != null && strings.isName(key);
    if (!name) {
      throw NameTable.notName(string, in);
    }
    return string;
  }

  /** Fails if there are more characters than a text may have. */
  void checkText(long characters) throws BinaryXmlException {
    check("maxStringContentLength", characters, quotas.maxStringContentLength());
  }

  /** Fails if there are more bytes or items than an array may have. */
  void checkArray(long length) throws BinaryXmlException {
    check("maxArrayLength", length, quotas.maxArrayLength());
  }

  private void check(String quota, long got, int limit) throws BinaryXmlException {
    if (got > limit) {
      throw BinaryXmlQuotaException.exceeded(quota, got, limit, in.offset());
    }
  }

  private BinaryXmlException notText(int type) {
    return BinaryXmlException.malformed(
        "record type", Records.hex(type), in.offset() - 1, "a text record");
  }

  private BinaryXmlException unknown(String what, int key, String expected) {
    return BinaryXmlException.malformed(what, Integer.toString(key), in.offset(), expected);
  }

  private void readUtf8(int length, BinaryXmlValue into) throws BinaryXmlException {
    // At most three bytes are one character: what is too long in any case need not be there.
    checkText(length / 3);
    in.content(length);
    byte[] bytes = in.contentArray();
    int offset = in.contentOffset();
    if (Utf8.isAscii(bytes, offset, length)) {
      checkText(length);
      into.setAscii(bytes, offset, length);
      return;
    }
    char[] chars = new char[length];
    int count = Utf8.decode(bytes, offset, length, chars);
    if (count == Utf8.MALFORMED) {
      throw BinaryXmlException.malformed(
          "text", "malformed UTF-8", in.offset() - length, "well-formed UTF-8");
    }
    checkText(count);
    into.setText(new String(chars, 0, count));
  }

  private void readUtf16(int length, BinaryXmlValue into) throws BinaryXmlException {
    if ((length & 1) != 0) {
      throw BinaryXmlException.malformed(
          "length of UTF-16", Integer.toString(length), in.offset(), "an even number");
    }
    checkText(length / 2);
    in.content(length);
    String text =
        new String(in.contentArray(), in.contentOffset(), length, StandardCharsets.UTF_16LE);
    // What is malformed was replaced; a replacement that was there to begin with is well-formed.
    if (text.indexOf('\uFFFD') >= 0 && !isWellFormedUtf16(in.contentOffset(), length)) {
      throw BinaryXmlException.malformed(
          "text", "malformed UTF-16", in.offset() - length, "well-formed UTF-16");
    }
    into.setText(text);
  }

  private boolean isWellFormedUtf16(int offset, int length) {
    byte[] bytes = in.contentArray();
    boolean high = false;
    for (int i = offset; i < offset + length; i += 2) {
      char c = (char) ((bytes[i] & 0xFF) | bytes[i + 1] << 8);
      if (Character.isLowSurrogate(c) != high) {
        return false;
      }
      high = Character.isHighSurrogate(c);
    }
    return !high;
  }

  private void readBytes(int length, BinaryXmlValue into) throws BinaryXmlException {
    checkArray(length);
    in.content(length);
    into.setBytes(in.contentArray(), in.contentOffset(), length);
  }

  private void readUuid(BinaryXmlType type, BinaryXmlValue into) throws BinaryXmlException {
    in.window(16);
    into.setUuid(type, in.contentArray(), in.contentOffset());
  }

  // MS-OAUT, 2.2.26; the first two bytes say nothing
  private void readDecimal(BinaryXmlValue into) throws BinaryXmlException {
    in.u16();
    int scale = in.u8();
    int sign = in.u8();
    if (scale > MAX_SCALE || (sign & 0x7F) != 0) {
      throw BinaryXmlException.malformed(
          "decimal",
          "scale " + scale + " and sign " + Records.hex(sign),
          in.offset() - 4,
          "a scale <= 28 and a sign of 0x00 or 0x80");
    }
    int high = in.i32();
    into.setDecimal(in.i64(), high, scale, sign != 0);
  }

  private void readDateTime(BinaryXmlValue into) throws BinaryXmlException {
    long bits = in.i64();
    if (!DateTimeText.isValid(bits)) {
      throw BinaryXmlException.malformed(
          "date and time",
          String.format("0x%016x", bits),
          in.offset() - 8,
          "a time zone of 0, 1 or 2 and a year <= 9999");
    }
    into.setBits(BinaryXmlType.DATE_TIME, bits);
  }

  private void readDictionaryText(BinaryXmlValue into) throws BinaryXmlException {
    int key = in.multiByte();
    String string = dictionaryString(key);
    checkText(string.length());
    into.setDictionaryText(string, key);
  }

  private void readQName(BinaryXmlValue into) throws BinaryXmlException {
    int letter = in.u8();
    if (letter >= 26) {
      throw BinaryXmlException.malformed(
          "prefix of a qualified name", Integer.toString(letter), in.offset() - 1, "0 to 25");
    }
    int key = in.multiByte();
    into.setQName(letter, dictionaryString(key), key);
  }

  private void readList(BinaryXmlValue into) throws BinaryXmlException {
    List<BinaryXmlValue> items = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int type = in.u8(); type != Records.END_LIST; type = in.u8()) {
      if (type == Records.START_LIST) {
        throw BinaryXmlException.malformed(
            "record type", Records.hex(type), in.offset() - 1, "a value or the end of the list");
      }
      BinaryXmlValue item = new BinaryXmlValue();
      read(type, item);
      if (!items.isEmpty()) {
        text.append(' ');
      }
      text.append(item.text());
      items.add(item);
      checkText(text.length());
      checkArray(items.size());
    }
    into.setList(List.copyOf(items), text.toString());
  }
}
