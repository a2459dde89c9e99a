package dev.woad.bindings.binaryxml;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The strings that both ends know beforehand; the first has the key 0, the next 2, and so on.
 *
 * <p>Immutable, hence safe for use by many threads.
 */
final class StaticDictionary {

  private static final StaticDictionary SOAP = of(load("nbfs.txt"));

  private final String[] strings;
  private final boolean[] names;
  private final KeyTable keys = new KeyTable();

  private StaticDictionary(List<String> strings) {
    this.strings = new String[strings.size()];
    this.names = new boolean[strings.size()];
    for (int i = 0; i < this.strings.length; i++) {
      String string = strings.get(i).intern();
      this.strings[i] = string;
      this.names[i] = XmlNames.isName(string);
      keys.put(string, i * 2);
    }
  }

  /** Returns the dictionary of MC-NBFS, with the strings that WCF added to it later. */
  static StaticDictionary soap() {
    return SOAP;
  }

  static StaticDictionary of(List<String> strings) {
    return new StaticDictionary(strings);
  }

  boolean has(int key) {
    return key >> 1 < strings.length;
  }

  /** Returns the interned string of a key that is there. */
  String string(int key) {
    return strings[key >> 1];
  }

  boolean isName(int key) {
    return names[key >> 1];
  }

  /** Returns the even key of a string, or {@link KeyTable#ABSENT}. */
  int key(String string) {
    return keys.get(string);
  }

  int size() {
    return strings.length;
  }

  private static List<String> load(String resource) {
    try (InputStream in = StaticDictionary.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            resource + ": absent (expected: beside the classes of woad-bindings-binary-xml)");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
