package dev.woad.bindings.inprocess;

import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.RequestContext;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.CommunicationException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** A message on the side of its receiver, and the way back to its sender. */
final class InProcessCall implements RequestContext {

  private final Message request;
  private final MessageEncoder encoder;
  private final CompletableFuture<EncodedBytes> reply;

  /** Takes the bytes of the reply through {@code reply}; none if there is no reply. */
  InProcessCall(Message request, MessageEncoder encoder, CompletableFuture<EncodedBytes> reply) {
    this.request = request;
    this.encoder = encoder;
    this.reply = reply;
  }

  void whenDone(Runnable action) {
    reply.whenComplete((bytes, error) -> action.run());
  }

  @Override
  public Message request() {
    return request;
  }

  @Override
  public void reply(Message message) {
    try (message) {
      reply.complete(EncodedBytes.of(encoder, message));
    } catch (IOException | RuntimeException e) {
      throw new CommunicationException("reply " + message + " cannot be written", e);
    }
  }

  @Override
  public void acknowledge() {
    reply.complete(EncodedBytes.NONE);
  }

  @Override
  public void abort() {
    reply.completeExceptionally(new CommunicationException("the service gave the call up"));
  }

  @Override
  public boolean isOnEventLoop() {
    // The thread is the caller's, who may not want to wait.
    return true;
  }
}
