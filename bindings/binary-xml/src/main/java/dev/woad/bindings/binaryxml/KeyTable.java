package dev.woad.bindings.binaryxml;

import org.jspecify.annotations.Nullable;

/** A map from strings to dictionary keys, without a box for each key. */
final class KeyTable {

  static final int ABSENT = -1;

  private @Nullable String[] strings = new String[32];
  private int[] keys = new int[32];
  private int size;

  /** Returns the key of a string, or {@link #ABSENT}. */
  int get(String string) {
    int mask = strings.length - 1;
    for (int i = slot(string, mask); ; i = (i + 1) & mask) {
      String found = strings[i];
      if (found == null) {
        return ABSENT;
      }
      if (isSame(found, string)) {
        return keys[i];
      }
    }
  }

  /** Adds a string that is not in the table. */
  void put(String string, int key) {
    if (size * 2 >= strings.length) {
      grow();
    }
    insert(string, key);
    size++;
  }

  // Names are mostly the very same object from call to call, which equals finds out more slowly.
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(String left, String right) {
    return left == right || left.equals(right);
  }

  private void insert(String string, int key) {
    int mask = strings.length - 1;
    int i = slot(string, mask);
    while (strings[i] != null) {
      i = (i + 1) & mask;
    }
    strings[i] = string;
    keys[i] = key;
  }

  private void grow() {
    @Nullable String[] oldStrings = strings;
    int[] oldKeys = keys;
    strings = new String[oldStrings.length * 2];
    keys = new int[oldKeys.length * 2];
    for (int i = 0; i < oldStrings.length; i++) {
      String string = oldStrings[i];
      if (string != null) {
        insert(string, oldKeys[i]);
      }
    }
  }

  private static int slot(String string, int mask) {
    int hash = string.hashCode() * 0x9E3779B9;
    return (hash ^ (hash >>> 16)) & mask;
  }
}
