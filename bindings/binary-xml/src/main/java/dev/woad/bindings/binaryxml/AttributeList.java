package dev.woad.bindings.binaryxml;

import java.util.Arrays;

/** The attributes of a start tag. Its arrays and values serve one tag after another. */
final class AttributeList {

  private static final int FEW = 12;

  private String[] prefixes = new String[8];
  private String[] names = new String[8];
  private String[] uris = new String[8];
  private int[] keys = new int[8];
  private BinaryXmlValue[] values = newValues(new BinaryXmlValue[0], 8);
  private int size;

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /** Adds an attribute and returns the value to be filled. */
  BinaryXmlValue add(String prefix, String name, int key) {
    if (size == names.length) {
      int length = size * 2;
      prefixes = Arrays.copyOf(prefixes, length);
      names = Arrays.copyOf(names, length);
      uris = Arrays.copyOf(uris, length);
      keys = Arrays.copyOf(keys, length);
      values = newValues(values, length);
    }
    prefixes[size] = prefix;
    names[size] = name;
    keys[size] = key;
    uris[size] = "";
    return values[size++];
  }

  void setUri(int index, String uri) {
    uris[index] = uri;
  }

  String prefix(int index) {
    return prefixes[index];
  }

  String name(int index) {
    return names[index];
  }

  String uri(int index) {
    return uris[index];
  }

  /** Returns the dictionary key that the name was written with, if it was. */
  int key(int index) {
    return keys[index];
  }

  BinaryXmlValue value(int index) {
    return values[index];
  }

  int indexOf(String uri, String name) {
    for (int i = 0; i < size; i++) {
      if (names[i].equals(name) && uris[i].equals(uri)) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the index of an attribute that was there before by the same name, or -1. */
  int duplicate() {
    if (size > FEW) {
      return duplicateOfMany();
    }
    for (int i = 1; i < size; i++) {
      for (int j = 0; j < i; j++) {
        if (names[i].equals(names[j]) && uris[i].equals(uris[j])) {
          return i;
        }
      }
    }
    return -1;
  }

  /** Forgets all attributes, and the bytes that their values were in. */
  void release() {
    size = 0;
    for (BinaryXmlValue value : values) {
      value.release();
    }
  }

  /** Makes the values independent of the bytes that the reader has. */
  void detach() {
    for (int i = 0; i < size; i++) {
      values[i].detach();
    }
  }

  // Sorting holds also against names that were chosen to fall on one slot of a hash table.
  private int duplicateOfMany() {
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, this::compare);
    for (int i = 1; i < size; i++) {
      if (compare(order[i - 1], order[i]) == 0) {
        return order[i];
      }
    }
    return -1;
  }

  private int compare(int left, int right) {
    int byName = names[left].compareTo(names[right]);
    return byName != 0 || uris[left].equals(uris[right])
        ? byName
        : uris[left].compareTo(uris[right]);
  }

  private static BinaryXmlValue[] newValues(BinaryXmlValue[] old, int length) {
    BinaryXmlValue[] values = Arrays.copyOf(old, length);
    for (int i = old.length; i < length; i++) {
      values[i] = new BinaryXmlValue();
    }
    return values;
  }
}
