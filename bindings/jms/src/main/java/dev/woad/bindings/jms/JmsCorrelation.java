package dev.woad.bindings.jms;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Names a call, so that a program that ended in the middle of it can go on: put it among the
 * outgoing message properties of a scope.
 *
 * <p>A call that is made again under its name is sent once only: the broker, if it is ActiveMQ
 * Artemis, drops what it has taken before. If the binding has a {@linkplain
 * JmsSendSettings#replyQueue reply queue} that stays, the reply is there until {@link #done}, for
 * this run of the program or another.
 *
 * <p>For one call at a time.
 */
public final class JmsCorrelation {

  private final String id;
  private final boolean sent;
  private final AtomicReference<@Nullable Runnable> onDone = new AtomicReference<>();

  private JmsCorrelation(String id, boolean sent) {
    this.id = id;
    this.sent = sent;
  }

  /** Returns the name of a call that is to be sent; no other call has it. */
  public static JmsCorrelation of(String id) {
    return new JmsCorrelation(id, false);
  }

  /** Returns what takes the reply of a call that was sent before; its arguments do not matter. */
  public static JmsCorrelation resume(String id) {
    return new JmsCorrelation(id, true);
  }

  /** Returns what the reply is found by. */
  public String id() {
    return id;
  }

  /** Returns whether the request was sent before, so that the call only takes its reply. */
  public boolean isSent() {
    return sent;
  }

  /**
   * Takes the reply off its queue. To be called when what it says is safe; until then it comes
   * again to whoever makes the call again. Does nothing the second time, or without a reply.
   *
   * @throws JmsTransportException if the broker is away; the reply is still there then
   */
  public void done() {
    Runnable taking = onDone.getAndSet(null);
    if (taking != null) {
      taking.run();
    }
  }

  void onDone(Runnable taking) {
    onDone.set(taking);
  }

  @Override
  public String toString() {
    return id;
  }
}
