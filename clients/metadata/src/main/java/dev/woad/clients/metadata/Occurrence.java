package dev.woad.clients.metadata;

/**
 * How often something stands in its place.
 *
 * @param min at least
 * @param max at most; -1 without limit
 */
public record Occurrence(int min, int max) {

  static final Occurrence ONCE = new Occurrence(1, 1);

  /** Returns whether it may be left out. */
  public boolean isOptional() {
    return min == 0;
  }

  /** Returns whether there may be several. */
  public boolean isRepeated() {
    return max < 0 || max > 1;
  }

  /**
   * Returns the occurrence of what stands so often within something that stands as often as this.
   */
  Occurrence within(Occurrence outer) {
    return new Occurrence(min * outer.min, max < 0 || outer.max < 0 ? -1 : max * outer.max);
  }

  /** Returns the occurrence of one of several that exclude each other. */
  Occurrence orNone() {
    return new Occurrence(0, max);
  }

  /** Returns the sign that regular expressions have for it. */
  public String suffix() {
    if (isRepeated()) {
      return isOptional() ? "*" : "+";
    }
    return isOptional() ? "?" : "";
  }
}
