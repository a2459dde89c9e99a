package dev.woad.bindings.binaryxml;

import java.util.Arrays;

/**
 * The strings that this end of a session has sent so far (MC-NBFSE): one for each connection and
 * direction.
 *
 * <p>A writer adds names, namespaces and dictionary texts as it meets them; what is new stands in
 * the string table before its document, or, if that document came to nothing, before the next one.
 * When the other end's quota is used up, strings are written out instead. Not safe for use by many
 * threads.
 */
public final class BinaryXmlWriterSession {

  private final KeyTable keys = new KeyTable();

  /** What was looked up in the static dictionary and here, to look only once. */
  private final KeyTable anyKeys = new KeyTable();

  private int remaining;
  private int nextKey = 1;

  private byte[] table = new byte[64];
  private int tableLength;

  private BinaryXmlWriterSession(int maxSize) {
    this.remaining = maxSize;
  }

  /** Returns a session with no strings and the size that WCF takes unless told otherwise. */
  public static BinaryXmlWriterSession create() {
    return create(BinaryXmlQuotas.defaults());
  }

  /** Returns a session with no strings, whose string tables take no more than the quotas allow. */
  public static BinaryXmlWriterSession create(BinaryXmlQuotas quotas) {
    return new BinaryXmlWriterSession(quotas.maxSessionSize());
  }

  /** Returns how many strings there are. */
  public int size() {
    return nextKey >> 1;
  }

  /** Returns the key of a string by the static dictionary, or else as {@link #key(String)} does. */
  int key(String string, StaticDictionary dictionary) {
    int key = anyKeys.get(string);
    if (key == KeyTable.ABSENT) {
      key = dictionary.key(string);
      if (key == KeyTable.ABSENT) {
        key = key(string);
      }
      if (key != KeyTable.ABSENT) {
        anyKeys.put(string, key);
      }
    }
    return key;
  }

  /** Returns the odd key of a string, which is added if it is new and there is room. */
  int key(String string) {
    int key = keys.get(string);
    if (key != KeyTable.ABSENT || remaining == 0) {
      return key;
    }
    int length = Utf8.length(string);
    if (length == Utf8.MALFORMED) {
      return KeyTable.ABSENT;
    }
    int size = RecordOutput.multiByteLength(length) + length;
    if (size > remaining) {
      // As .NET does: one string that is too long, and the table is closed.
      remaining = 0;
      return KeyTable.ABSENT;
    }
    remaining -= size;
    append(string, length, size);
    key = nextKey;
    keys.put(string, key);
    nextKey += 2;
    return key;
  }

  /** Returns how many bytes the strings take that were not sent yet. */
  int tableLength() {
    return tableLength;
  }

  /** Copies the strings that were not sent yet; from now on they count as sent. */
  void takeTable(byte[] into, int offset) {
    System.arraycopy(table, 0, into, offset, tableLength);
    tableLength = 0;
  }

  private void append(String string, int length, int size) {
    int room = tableLength + size;
    if (room > table.length) {
      table = Arrays.copyOf(table, Math.max(room, table.length * 2));
    }
    int at = RecordOutput.putMultiByte(length, table, tableLength);
    tableLength = Utf8.encode(string, 0, string.length(), table, at);
  }
}
