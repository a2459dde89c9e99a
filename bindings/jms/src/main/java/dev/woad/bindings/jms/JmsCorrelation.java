package dev.woad.bindings.jms;

/**
 * Names a call so that its reply can be taken later, even by another run of the program: put it
 * among the outgoing message properties of a scope. The binding needs a {@linkplain
 * JmsSendSettings#replyQueue reply queue} that stays.
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
