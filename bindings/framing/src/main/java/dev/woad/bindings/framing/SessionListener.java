package dev.woad.bindings.framing;

import dev.woad.contracts.CommunicationException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Takes what comes in a session. Called by the event loop of the connection: no method may block,
 * nor throw.
 */
public interface SessionListener {

  /**
   * Returns what completes when the session may begin, or by why it may not. Until then the other
   * party is not told that it has, and nothing is taken in.
   */
  default CompletionStage<?> admission() {
    return CompletableFuture.completedFuture(null);
  }

  /** Takes a message that came whole, in mode {@link FramingMode#DUPLEX}. */
  void envelope(byte[] bytes);

  /**
   * Takes a message that is still coming, in mode {@link FramingMode#SINGLETON_UNSIZED}. It is read
   * on a thread that may block, to its end or until it is closed.
   */
  void envelope(InputStream in);

  /** Takes notice that the other party sends no more. This one still may. */
  void ended();

  /** Takes notice that neither party sends any more; what carried the session is free. */
  void closed();

  /** Takes notice that the session is lost; nothing comes after that. */
  void failed(CommunicationException cause);

  /** Returns whether something is going on, so that silence of the other party means nothing. */
  default boolean isBusy() {
    return false;
  }
}
