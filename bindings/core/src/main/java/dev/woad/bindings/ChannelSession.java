package dev.woad.bindings;

/**
 * What the messages of one connection belong to, seen from the party that they come to.
 *
 * <p>The transport hands the messages of a session to its handler one after the other, in the order
 * in which they came. When the other party says that it is done, the transport sends its own end
 * only after every message taken in was answered, acknowledged or aborted; that is how a client
 * that closes in order waits for what it has asked for. Safe for use by many threads.
 */
public interface ChannelSession {

  /** Returns a name that no other session of this JVM has; it does not travel. */
  String id();

  /**
   * Returns the way to the other party over the same connection. Its {@link RequestChannel#close}
   * ends the session in order, its {@link RequestChannel#abort} cuts the connection.
   *
   * @throws IllegalStateException if the wire has sessions, but only one party may ask
   */
  RequestChannel callbackChannel();

  /**
   * Tells the listener once when the session is over and no message comes or goes any more: with
   * null after both parties have ended it in order, else with why it was lost. A listener that
   * comes too late is told at once. It is told on a thread that may not block.
   */
  void onClosed(ClosedListener listener);

  /** Cuts the connection; the reason is for the log and for {@link #onClosed}. */
  void abort(String reason);
}
