package dev.woad.bindings.binaryxml;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Turns the UTF-8 of names into interned strings, each time the same one, without making it anew.
 *
 * <p>What one document brought, the next one finds; so a reader that is used again reads its names
 * for nothing. Both what one document may bring and what stays is bounded.
 */
final class NameTable {

  private static final int MAX_PROBES = 16;
  private static final int MAX_SPARSENESS = 32;

  // Names that fall on the same slots by design should not be known before the process runs.
  private final int seed = ThreadLocalRandom.current().nextInt() | 1;

  private @Nullable Entry[] entries = new Entry[64];
  private int size;
  private int characters;
  private int charactersLeft;
  private int limit;

  /** Starts a document that may bring so many characters of names that are not yet known. */
  void startDocument(int maxCharacters) {
    if (characters > maxCharacters) {
      Arrays.fill(entries, null);
      size = 0;
      characters = 0;
    }
    limit = maxCharacters;
    charactersLeft = maxCharacters;
  }

  /** Returns the string that the given bytes of the input mean. */
  Entry entry(RecordInput in, int length) throws BinaryXmlException {
    in.window(length);
    byte[] bytes = in.contentArray();
    int offset = in.contentOffset();
    int hash = hash(bytes, offset, length);
    while (true) {
      int mask = entries.length - 1;
      for (int i = 0; i < MAX_PROBES; i++) {
        int slot = (hash + i) & mask;
        Entry entry = entries[slot];
        if (entry == null) {
          Entry made = make(in, length);
          add(made, hash, slot);
          return made;
        }
        if (entry.hash == hash && entry.is(bytes, offset, length)) {
          return entry;
        }
      }
      if (entries.length > MAX_SPARSENESS * size) {
        // More room does not part them: they have one hash, and were made so.
        return make(in, length);
      }
      grow();
    }
  }

  private void add(Entry entry, int hash, int slot) {
    entry.hash = hash;
    characters += entry.string.length();
    entries[slot] = entry;
    if (++size * 2 > entries.length) {
      grow();
    }
  }

  private void grow() {
    @Nullable Entry[] old = entries;
    entries = new Entry[old.length * 2];
    size = 0;
    int mask = entries.length - 1;
    for (Entry entry : old) {
      if (entry != null) {
        for (int i = 0; i < MAX_PROBES; i++) {
          int slot = (entry.hash + i) & mask;
          if (entries[slot] == null) {
            entries[slot] = entry;
            size++;
            break;
          }
        }
      }
    }
  }

  private Entry make(RecordInput in, int length) throws BinaryXmlException {
    long at = in.offset() - length;
    // A character takes up to three bytes, so this many bytes are too many characters in any case.
    if (length > 3L * charactersLeft) {
      throw exceeded(length / 3, at);
    }
    byte[] utf8 =
        Arrays.copyOfRange(in.contentArray(), in.contentOffset(), in.contentOffset() + length);
    char[] chars = new char[length];
    int count = Utf8.decode(utf8, 0, length, chars);
    if (count == Utf8.MALFORMED) {
      throw BinaryXmlException.malformed("name", "malformed UTF-8", at, "well-formed UTF-8");
    }
    if (count > charactersLeft) {
      throw exceeded(count, at);
    }
    charactersLeft -= count;
    return new Entry(utf8, new String(chars, 0, count).intern());
  }

  private BinaryXmlQuotaException exceeded(int more, long at) {
    return BinaryXmlQuotaException.exceeded(
        "maxNameTableCharCount", (long) limit - charactersLeft + more, limit, at);
  }

  private int hash(byte[] bytes, int offset, int length) {
    int hash = seed;
    for (int i = offset, end = offset + length; i < end; i++) {
      hash = (hash ^ bytes[i]) * 0x01000193;
    }
    return hash ^ (hash >>> 15);
  }

  /** A string that was once in a document. */
  static final class Entry {
    final String string;
    private final byte[] utf8;
    private int hash;
    private boolean checked;

    private Entry(byte[] utf8, String string) {
      this.utf8 = utf8;
      this.string = string;
    }

    /** Returns the string, if it may be a name. */
    String name(RecordInput in) throws BinaryXmlException {
      if (!checked) {
        if (!XmlNames.isName(string)) {
          throw notName(string, in);
        }
        checked = true;
      }
      return string;
    }

    private boolean is(byte[] bytes, int offset, int length) {
      return Arrays.equals(utf8, 0, utf8.length, bytes, offset, offset + length);
    }
  }

  static BinaryXmlException notName(String string, RecordInput in) {
    String shown = string.length() <= 40 ? string : string.substring(0, 40) + "...";
    return BinaryXmlException.malformed("name", "'" + shown + "'", in.offset(), "an XML name");
  }
}
