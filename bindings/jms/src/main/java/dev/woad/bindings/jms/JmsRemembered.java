package dev.woad.bindings.jms;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes of the last messages, for those that come again because the broker did not hear that
 * they were processed. Safe for use by many threads.
 */
final class JmsRemembered {

  private static final int MESSAGES = 2000;
  private static final int REPLY_BYTES = 4 << 20;

  private final Map<String, JmsOutcome> outcomes = new LinkedHashMap<>();
  private int bytes;

  synchronized void put(String messageId, JmsOutcome outcome) {
    remove(messageId);
    outcomes.put(messageId, outcome);
    bytes += sizeOf(outcome);
    while (outcomes.size() > MESSAGES || (bytes > REPLY_BYTES && outcomes.size() > 1)) {
      remove(outcomes.keySet().iterator().next());
    }
  }

  synchronized @Nullable JmsOutcome find(String messageId) {
    return outcomes.get(messageId);
  }

  /** Forgets what the broker has heard of: the message will not come again. */
  synchronized void remove(String messageId) {
    JmsOutcome removed = outcomes.remove(messageId);
    if (removed != null) {
      bytes -= sizeOf(removed);
    }
  }

  private static int sizeOf(JmsOutcome outcome) {
    return outcome instanceof JmsOutcome.Replied replied ? replied.content().bytes().length : 0;
  }
}
