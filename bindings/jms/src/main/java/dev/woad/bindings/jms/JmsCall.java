package dev.woad.bindings.jms;

import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.RequestContext;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageFault;
import dev.woad.contracts.CommunicationException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import javax.xml.stream.XMLStreamException;

/** A message that was received, and the way of its outcome to the receiver that waits for it. */
final class JmsCall implements RequestContext {

  private final Message request;
  private final MessageEncoder encoder;
  private final boolean answerable;
  private final CompletableFuture<JmsOutcome> outcome = new CompletableFuture<>();

  /**
   * Creates a call.
   *
   * @param answerable whether the sender said where a reply goes
   */
  JmsCall(Message request, MessageEncoder encoder, boolean answerable) {
    this.request = request;
    this.encoder = encoder;
    this.answerable = answerable;
  }

  CompletableFuture<JmsOutcome> outcome() {
    return outcome;
  }

  @Override
  public Message request() {
    return request;
  }

  @Override
  public void reply(Message message) {
    try (message) {
      if (answerable) {
        boolean fault = message.isFault();
        outcome.complete(new JmsOutcome.Replied(JmsContent.of(encoder, message), fault));
      } else if (message.isFault()) {
        // Nobody hears of it, and the next attempt would end alike.
        MessageFault fault = message.readFault();
        outcome.complete(
            new JmsOutcome.Failed(
                fault.code().name().getLocalPart() + ": " + fault.reason(), true));
      } else {
        outcome.complete(new JmsOutcome.Taken());
      }
    } catch (IOException | XMLStreamException | RuntimeException e) {
      throw new CommunicationException("reply " + message + " cannot be written", e);
    }
  }

  @Override
  public void acknowledge() {
    outcome.complete(new JmsOutcome.Taken());
  }

  @Override
  public void fail(Throwable why) {
    outcome.complete(new JmsOutcome.Failed(JmsOutcome.reason(why), false));
  }

  @Override
  public void abort() {
    outcome.complete(new JmsOutcome.Aborted());
  }

  @Override
  public boolean isAcknowledgedWhenDone() {
    return true;
  }
}
