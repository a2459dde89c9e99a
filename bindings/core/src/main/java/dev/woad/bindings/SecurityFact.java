package dev.woad.bindings;

/**
 * Something that a layer of a binding does for security, for the report of a host.
 *
 * @param kind what it is
 * @param text what it is, in a few words for people
 */
public record SecurityFact(Kind kind, String text) {

  /** What layers do. */
  public enum Kind {
    /** Keeps messages secret and whole. */
    PROTECTION,
    /** Finds out who sends messages. */
    IDENTITY,
    /** Is not as good as it could be. */
    WEAKNESS
  }

  /** Returns what keeps messages secret and whole. */
  public static SecurityFact protection(String text) {
    return new SecurityFact(Kind.PROTECTION, text);
  }

  /** Returns what finds out who sends messages. */
  public static SecurityFact identity(String text) {
    return new SecurityFact(Kind.IDENTITY, text);
  }

  /** Returns what is not as good as it could be. */
  public static SecurityFact weakness(String text) {
    return new SecurityFact(Kind.WEAKNESS, text);
  }
}
