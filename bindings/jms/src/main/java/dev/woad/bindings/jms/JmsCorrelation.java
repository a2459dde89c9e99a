package dev.woad.bindings.jms;

/**
 * Names a call, so that a program that ended in the middle of it can go on: put it among the
 * outgoing message properties of a scope.
 *
 * <p>A call that is made again under its name is sent once only: the broker, if it is ActiveMQ
 * Artemis, drops what it has taken before. Its reply can be taken later if the binding has a
 * {@linkplain JmsSendSettings#replyQueue reply queue} that stays.
 *
 * @param id what the reply is found by; no other call has it
 * @param sent whether the request was sent before, so that the call only takes its reply
 */
public record JmsCorrelation(String id, boolean sent) {

  /** Returns the name of a call that is to be sent. */
  public static JmsCorrelation of(String id) {
    return new JmsCorrelation(id, false);
  }

  /** Returns what takes the reply of a call that was sent before; its arguments do not matter. */
  public static JmsCorrelation resume(String id) {
    return new JmsCorrelation(id, true);
  }
}
