package dev.woad.bindings;

import dev.woad.bindings.message.Message;
import dev.woad.contracts.CommunicationException;
import org.jspecify.annotations.Nullable;

/**
 * A message that came in, and the way back for its answer. Exactly one of {@link #reply}, {@link
 * #replyUnforeseen}, {@link #acknowledge}, {@link #fail} and {@link #abort} is called, once, by any
 * thread.
 */
public interface RequestContext {

  /** Returns the message. */
  Message request();

  /**
   * Sends the reply, or a fault, and closes it when that is done. If the connection has failed,
   * that is logged: nobody is left to be told.
   *
   * @throws CommunicationException if the message cannot be written; nothing of it has been sent
   *     then, and the request is still to be answered
   */
  void reply(Message reply);

  /**
   * Sends a fault that nobody foresaw. Where there is a session, it is over with that, as in .NET:
   * what the other party built up in it may be broken.
   */
  default void replyUnforeseen(Message fault) {
    reply(fault);
  }

  /** Says that the message was taken and that there is no reply, as for one-way operations. */
  void acknowledge();

  /**
   * Says that the operation of a message without reply has failed, where {@link
   * #isAcknowledgedWhenDone}: it may be tried again.
   */
  default void fail(Throwable why) {
    abort();
  }

  /**
   * Returns whether a message without reply is acknowledged only when its operation has ended, as
   * by a queue that keeps it until then; else it is when it was taken.
   */
  default boolean isAcknowledgedWhenDone() {
    return false;
  }

  /** Gives the message up: the other party sees its connection end, or a timeout. */
  void abort();

  /** Returns the session that the message belongs to; null where each message is for itself. */
  default @Nullable ChannelSession session() {
    return null;
  }

  /**
   * Returns whether the wire carries messages both ways at any time, so that a reply must say where
   * it goes.
   */
  default boolean isDuplex() {
    return false;
  }

  /**
   * Returns whether content that was handed out of the message is lost once it is answered, because
   * it still flows in.
   */
  default boolean isRequestStreamed() {
    return false;
  }

  /** Returns whether the message came on a thread that moves bytes for others and may not block. */
  default boolean isOnEventLoop() {
    return false;
  }
}
