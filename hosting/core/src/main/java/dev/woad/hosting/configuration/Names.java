package dev.woad.hosting.configuration;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says which names there are, and which of them may have been meant. */
final class Names {

  private static final int MAX_SHOWN = 60;

  private static final int MAX_MISTAKES = 3;

  private Names() {}

  static String quote(String text) {
    String line = text.replaceAll("\\R", " ");
    return '"' + (line.length() > MAX_SHOWN ? line.substring(0, MAX_SHOWN) + "..." : line) + '"';
  }

  /** Returns text such as {@code (expected: one of a, b; did you mean "a"?)}. */
  static String expected(String got, Collection<String> names) {
    List<String> sorted = names.stream().distinct().sorted().toList();
    String choice =
        sorted.isEmpty()
            ? "none"
            : sorted.size() == 1 ? sorted.get(0) : "one of " + String.join(", ", sorted);
    return "(expected: " + choice + didYouMean(got, sorted) + ")";
  }

  static String didYouMean(String got, Collection<String> names) {
    return nearest(got, names).map(name -> "; did you mean \"" + name + "\"?").orElse("");
  }

  private static Optional<String> nearest(String got, Collection<String> names) {
    String wanted = got.toLowerCase(Locale.ROOT);
    int most = Math.min(MAX_MISTAKES, Math.max(1, got.length() / 3));
    return names.stream()
        .filter(name -> distance(wanted, name.toLowerCase(Locale.ROOT)) <= most)
        .min(Comparator.comparingInt(name -> distance(wanted, name.toLowerCase(Locale.ROOT))));
  }

  /** Counts letters added, left out, replaced, or swapped with the next one. */
  private static int distance(String a, String b) {
    int[][] table = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          table[i][j] = i + j;
          continue;
        }
        int replaced = table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        table[i][j] = Math.min(replaced, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          table[i][j] = Math.min(table[i][j], table[i - 2][j - 2] + 1);
        }
      }
    }
    return table[a.length()][b.length()];
  }
}
