package dev.woad.bindings;

import dev.woad.bindings.message.Message;
import dev.woad.contracts.CommunicationException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * Sends messages to one address and gets replies. Safe for use by many threads; whether calls share
 * a connection is up to the transport.
 *
 * <p>Failures are {@link CommunicationException}s, given through the stage. A call is given up when
 * the future of its stage is cancelled.
 */
public interface RequestChannel {

  /** Connects, where the transport has something that stays connected. */
  CompletionStage<Void> open(Duration timeout);

  /**
   * Sends a request and gets its reply, which may be a fault.
   *
   * @param timeout for all of it
   */
  CompletionStage<Message> request(Message message, Duration timeout);

  /**
   * Sends a request that many may answer, and gives their replies as they come.
   *
   * @param timeout for all of it; the stage completes when it is over
   * @param isLast takes a reply, and says whether no more are wanted; the stage completes then. Not
   *     run by two threads at a time. Run by a thread that may not block
   * @throws UnsupportedOperationException unless the transport {@linkplain
   *     TransportBindingElement#gathersReplies gathers replies}
   */
  default CompletionStage<Void> gather(
      Message message, Duration timeout, Predicate<Message> isLast) {
    throw new UnsupportedOperationException("channel: gathers no replies");
  }

  /** Sends a message that has no reply, and completes when the other party has taken it. */
  CompletionStage<Void> send(Message message, Duration timeout);

  /** Closes in order. Does nothing the second time, or if it failed before. */
  CompletionStage<Void> close(Duration timeout);

  /** Returns whether what connects it has failed, so that no call can be made any more. */
  default boolean isFaulted() {
    return false;
  }

  /**
   * Tells the listener once when what connects the channel is no more: with null after it was
   * closed in order, by either party, or aborted here, else with why it was lost. Never told where
   * nothing stays connected. A listener that comes too late is told at once. It is told on a thread
   * that may not block.
   */
  default void onClosed(ClosedListener listener) {}

  /**
   * Returns whether stages are completed by a thread that moves bytes for others, so that what
   * follows them may not block, nor take long.
   */
  default boolean isOnEventLoop() {
    return false;
  }

  /** Closes at once; calls under way fail. */
  void abort();
}
