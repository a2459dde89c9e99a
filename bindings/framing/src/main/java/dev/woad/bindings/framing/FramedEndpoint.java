package dev.woad.bindings.framing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the address that a session asks for leads to. Safe for use by many threads. */
public interface FramedEndpoint {

  /** Returns the size in bytes that a message may have which travels so. */
  long maxEnvelopeSize(FramingMode mode);

  /** Returns for how long the other party may be silent. */
  Duration receiveTimeout();

  /** Returns for how long the other party may take in nothing of what flows to it. */
  Duration sendTimeout();

  /** Returns how many bytes of a message that nobody wants to the end are waited for. */
  long maxDiscarded();

  /** Returns how the stream is changed before a session begins; null if it is not. */
  default @Nullable StreamUpgrade upgrade() {
    return null;
  }

  /** Returns what takes a session that is about to begin. Called by its event loop. */
  SessionListener accept(FramedSession session);
}
