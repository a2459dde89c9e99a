package dev.woad.bindings.binaryxml;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The strings that the other end of a session has sent so far (MC-NBFSE): one for each connection
 * and direction.
 *
 * <p>A reader adds what the string table before a document brings. After a table that is broken or
 * too large no document of the session can be read. Documents are started by one thread at a time;
 * those that were started may be read on by other threads meanwhile.
 */
public final class BinaryXmlReaderSession {

  private final int maxSize;
  private int remaining;

  // Volatile, so that whoever still reads an earlier document sees a larger array whole.
  private volatile String[] strings = new String[8];
  private volatile boolean[] names = new boolean[8];
  private int size;
  private @Nullable String broken;

  private BinaryXmlReaderSession(int maxSize) {
    this.maxSize = maxSize;
    this.remaining = maxSize;
  }

  /** Returns a session with no strings and the size that WCF allows unless told otherwise. */
  public static BinaryXmlReaderSession create() {
    return create(BinaryXmlQuotas.defaults());
  }

  /** Returns a session with no strings, whose string tables may take what the quotas allow. */
  public static BinaryXmlReaderSession create(BinaryXmlQuotas quotas) {
    return new BinaryXmlReaderSession(quotas.maxSessionSize());
  }

  /** Returns how many strings there are. */
  public int size() {
    return size;
  }

  boolean has(int key) {
    return key >> 1 < size;
  }

  /** Returns the interned string of an odd key that is there. */
  String string(int key) {
    return strings[key >> 1];
  }

  boolean isName(int key) {
    return names[key >> 1];
  }

  void add(String string) {
    String[] allStrings = strings;
    boolean[] allNames = names;
    if (size == allStrings.length) {
      allStrings = Arrays.copyOf(allStrings, size * 2);
      allNames = Arrays.copyOf(allNames, size * 2);
    }
    allStrings[size] = string.intern();
    allNames[size] = XmlNames.isName(string);
    strings = allStrings;
    names = allNames;
    size++;
  }

  /** Reads the table before a document (MC-NBFSE, 2.1). */
  void readTable(RecordInput in) throws BinaryXmlException {
    if (broken != null) {
      throw new BinaryXmlException("session: broken before (" + broken + ")");
    }
    try {
      read(in);
    } catch (BinaryXmlException e) {
      broken = e.getMessage();
      throw e;
    }
  }

  private void read(RecordInput in) throws BinaryXmlException {
    int length = in.multiByte();
    if (length == 0) {
      return;
    }
    if (length > remaining) {
      throw BinaryXmlQuotaException.exceeded(
          "maxSessionSize", (long) maxSize - remaining + length, maxSize, in.offset());
    }
    long end = in.offset() + length;
    in.window(length);
    remaining -= length;
    RecordInput table = new RecordInput();
    table.reset(in.contentArray(), in.contentOffset(), length);
    while (!table.atEnd()) {
      add(readString(table, end - length));
    }
  }

  private static String readString(RecordInput table, long start) throws BinaryXmlException {
    int length = table.multiByte();
    table.window(length);
    char[] chars = new char[length];
    int count = Utf8.decode(table.contentArray(), table.contentOffset(), length, chars);
    if (count == Utf8.MALFORMED) {
      throw BinaryXmlException.malformed(
          "string table", "malformed UTF-8", start + table.offset() - length, "well-formed UTF-8");
    }
    return new String(chars, 0, count);
  }
}
