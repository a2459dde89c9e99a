package dev.woad.bindings;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the entry whose path is the longest prefix of a given one.
 *
 * <p>A prefix ends where a segment ends: {@code /orders} is one of {@code /orders/42} but not of
 * {@code /orders-archive}. Case, percent-encoding and a slash at the end play no part. A path with
 * a segment of dots leads nowhere: what it means is not the same to all who read it.
 *
 * <p>Safe for use by many threads.
 *
 * @param <T> what a path leads to
 */
public final class PathTable<T> {

  private final Map<String, T> entries = new ConcurrentHashMap<>();

  private PathTable() {}

  /** Returns a table without entries. */
  public static <T> PathTable<T> create() {
    return new PathTable<>();
  }

  /**
   * Adds an entry.
   *
   * @throws IllegalArgumentException if the path is taken, or leads nowhere
   */
  public void add(String path, T entry) {
    String key =
        key(path)
            .orElseThrow(
                () -> new IllegalArgumentException("path: " + path + " (expected: /a/path)"));
    if (entries.putIfAbsent(key, entry) != null) {
      throw new IllegalArgumentException(
          "path: " + path + " (expected: one that no other endpoint has)");
    }
  }

  /** Removes the entry of the given path, if it is the given one. */
  public void remove(String path, T entry) {
    key(path).ifPresent(key -> entries.remove(key, entry));
  }

  /** Finds the entry of the given path, or else of the nearest path above it. */
  public Optional<T> find(String path) {
    String key = key(path).orElse(null);
    while (key != null) {
      T entry = entries.get(key);
      if (entry != null) {
        return Optional.of(entry);
      }
      key = key.isEmpty() ? null : key.substring(0, key.lastIndexOf('/'));
    }
    return Optional.empty();
  }

  /** Returns whether two paths are the same to this kind of table. */
  public static boolean isSame(String path, String other) {
    Optional<String> key = key(path);
    return key.isPresent() && key.equals(key(other));
  }

  private static Optional<String> key(String path) {
    if (path.isEmpty()) {
      return Optional.of("");
    }
    if (path.charAt(0) != '/') {
      return Optional.empty();
    }
    String key = path;
    if (path.indexOf('%') >= 0) {
      try {
        // An encoded slash is no slash. Decoding turns a plus into a space, which URIs do not.
        key =
            URLDecoder.decode(
                path.replace("+", "%2B").replaceAll("%2[fF]", "%252F"), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    if (key.contains("/.") && key.matches(".*/\\.\\.?(/.*)?")) {
      return Optional.empty();
    }
    while (key.endsWith("/")) {
      key = key.substring(0, key.length() - 1);
    }
    return Optional.of(key.toLowerCase(Locale.ROOT));
  }
}
