package dev.woad.bindings.jms;

import org.jspecify.annotations.Nullable;

/** What became of a message that was received. */
sealed interface JmsOutcome {

  /** There is a reply. */
  record Replied(JmsContent content, boolean fault) implements JmsOutcome {}

  /** It was taken, and has no reply. */
  record Taken() implements JmsOutcome {}

  /**
   * It could not be processed.
   *
   * @param permanent whether another attempt would end alike
   */
  record Failed(String reason, boolean permanent) implements JmsOutcome {}

  /** Nobody waited for its end any more. */
  record Aborted() implements JmsOutcome {}

  /** Returns the text of a failure, in one line that fits in a property. */
  static String reason(@Nullable Throwable failure) {
    if (failure == null) {
      return "unknown";
    }
    String message = failure.getMessage();
    String text = failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= 500 ? line : line.substring(0, 500) + "...";
  }
}
