package dev.woad.bindings.binaryxml;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A text or attribute value with the type that its record gives it.
 *
 * <p>Each value can be had as text, in the form in which .NET's reader gives it, and as any Java
 * type that the text fits; where the record has that type already, no text is made. What does not
 * fit is a {@link BinaryXmlException}. A value belongs to its reader and is void as soon as the
 * reader moves on.
 */
public final class BinaryXmlValue {

  private static final byte[] NONE = {};

  private BinaryXmlType type = BinaryXmlType.TEXT;
  private long bits;
  private int scale;
  private byte[] source = NONE;
  private int offset;
  private int length;
  private int key = KeyTable.ABSENT;
  private @Nullable String text = "";
  private List<BinaryXmlValue> items = List.of();

  BinaryXmlValue() {}

  /** Returns what the value is. */
  public BinaryXmlType type() {
    return type;
  }

  /** Returns the value as text: {@code 5}, {@code true}, {@code AAEC}, whatever its type. */
  public String text() {
    String known = text;
    if (known == null) {
      known = format();
      text = known;
    }
    return known;
  }

  /** Returns the values of a list; no other value has any. */
  public List<BinaryXmlValue> items() {
    return items;
  }

  /** Returns the value as a boolean, be it one or text that says so. */
  public boolean booleanValue() throws BinaryXmlException {
    return ValueConversions.toBoolean(this);
  }

  /** Returns the value as an integer of 32 bits. */
  public int intValue() throws BinaryXmlException {
    return ValueConversions.toInt(this);
  }

  /** Returns the value as an integer of 64 bits. */
  public long longValue() throws BinaryXmlException {
    return ValueConversions.toLong(this);
  }

  /** Returns the value as a floating-point number of 32 bits. */
  public float floatValue() throws BinaryXmlException {
    return ValueConversions.toFloat(this);
  }

  /** Returns the value as a floating-point number of 64 bits. */
  public double doubleValue() throws BinaryXmlException {
    return ValueConversions.toDouble(this);
  }

  /** Returns the value as a decimal. */
  public BigDecimal decimalValue() throws BinaryXmlException {
    return ValueConversions.toDecimal(this);
  }

  /** Returns the value as a moment; a date and time that does not say its offset is none. */
  public Instant instantValue() throws BinaryXmlException {
    return ValueConversions.toInstant(this);
  }

  /** Returns the value as a date and time as it is written, without its offset. */
  public LocalDateTime localDateTimeValue() throws BinaryXmlException {
    return ValueConversions.toLocalDateTime(this);
  }

  /** Returns the value as a span of time; text with years or months is none. */
  public Duration durationValue() throws BinaryXmlException {
    return ValueConversions.toDuration(this);
  }

  /** Returns the value as a UUID, with or without {@code urn:uuid:} before it. */
  public UUID uuidValue() throws BinaryXmlException {
    return ValueConversions.toUuid(this);
  }

  /** Returns the value as bytes, in an array of its own. */
  public byte[] bytesValue() throws BinaryXmlException {
    return ValueConversions.toBytes(this);
  }

  @Override
  public String toString() {
    return text();
  }

  void setText(String string) {
    set(BinaryXmlType.TEXT);
    text = string;
  }

  void setDictionaryText(String string, int dictionaryKey) {
    setText(string);
    key = dictionaryKey;
  }

  void setAscii(byte[] bytes, int start, int count) {
    set(BinaryXmlType.TEXT);
    setSource(bytes, start, count);
  }

  void setBytes(byte[] bytes, int start, int count) {
    set(BinaryXmlType.BYTES);
    setSource(bytes, start, count);
  }

  /** Sets a UUID or unique id of 16 bytes. */
  void setUuid(BinaryXmlType uuidType, byte[] bytes, int start) {
    set(uuidType);
    setSource(bytes, start, 16);
  }

  /** Sets a value that is all in its bits. */
  void setBits(BinaryXmlType bitsType, long value) {
    set(bitsType);
    bits = value;
  }

  /** Sets a decimal; its topmost 32 bits are in the bytes before the others. */
  void setDecimal(long low, int high, int decimalScale, boolean negative) {
    set(BinaryXmlType.DECIMAL);
    bits = low;
    offset = high;
    scale = negative ? ~decimalScale : decimalScale;
  }

  void setQName(int letter, String name, int dictionaryKey) {
    set(BinaryXmlType.QNAME);
    bits = letter;
    key = dictionaryKey;
    text = Records.letter(letter) + ":" + name;
  }

  void setList(List<BinaryXmlValue> values, String string) {
    set(BinaryXmlType.LIST);
    items = values;
    text = string;
  }

  /** Lets go of the bytes of a document that is read. */
  void release() {
    setText("");
    source = NONE;
  }

  /** Makes the value independent of the bytes that the reader has. */
  void detach() {
    if (length > 0) {
      text();
      source = Arrays.copyOfRange(source, offset, offset + length);
      offset = 0;
    }
  }

  long bits() {
    return bits;
  }

  /** Returns the dictionary key of a text or qualified name, if it has one. */
  int key() {
    return key;
  }

  /** Returns a copy of the bytes of a binary value. */
  byte[] bytes() {
    return Arrays.copyOfRange(source, offset, offset + length);
  }

  byte[] source() {
    return source;
  }

  int offset() {
    return offset;
  }

  int length() {
    return length;
  }

  /** Tells whether a text has no characters, or a binary value no bytes. */
  boolean isEmpty() {
    return text == null ? length == 0 && hasSource() : text.isEmpty();
  }

  boolean isWhiteSpace() {
    if (type != BinaryXmlType.TEXT) {
      return isEmpty();
    }
    String string = text();
    for (int i = 0; i < string.length(); i++) {
      if (" \t\r\n".indexOf(string.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  BigDecimal decimal() {
    return NumberText.decimal(bits, offset, scale < 0 ? ~scale : scale, scale < 0);
  }

  UUID uuid() {
    return UuidBytes.read(source, offset);
  }

  private boolean hasSource() {
    return type == BinaryXmlType.TEXT || type == BinaryXmlType.BYTES;
  }

  private void set(BinaryXmlType newType) {
    type = newType;
    key = KeyTable.ABSENT;
    text = null;
    length = 0;
    if (!items.isEmpty()) {
      items = List.of();
    }
  }

  private void setSource(byte[] bytes, int start, int count) {
    source = bytes;
    offset = start;
    length = count;
  }

  private String format() {
    return switch (type) {
      case TEXT -> Utf8.ascii(source, offset, length);
      case BOOLEAN -> bits != 0 ? "true" : "false";
      case INTEGER -> Long.toString(bits);
      case UNSIGNED -> Long.toUnsignedString(bits);
      case FLOAT -> NumberText.format(Float.intBitsToFloat((int) bits));
      case DOUBLE -> NumberText.format(Double.longBitsToDouble(bits));
      case DECIMAL -> decimal().toPlainString();
      case DATE_TIME -> DateTimeText.format(bits);
      case TIME_SPAN -> TimeSpanText.format(bits);
      case UUID -> uuid().toString();
      case UNIQUE_ID -> UuidBytes.URN + uuid();
      case BYTES -> base64();
      case QNAME, LIST -> "";
    };
  }

  private String base64() {
    byte[] exact =
        offset == 0 && length == source.length
            ? source
            : Arrays.copyOfRange(source, offset, offset + length);
    return Base64.getEncoder().encodeToString(exact);
  }
}
