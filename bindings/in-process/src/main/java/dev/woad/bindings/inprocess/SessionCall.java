package dev.woad.bindings.inprocess;

import dev.woad.bindings.ChannelSession;
import dev.woad.bindings.RequestContext;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.CommunicationException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** A message of a session on the side of its receiver, and the way back to its sender. */
record SessionCall(
    SessionEnd receiver, SessionEnd sender, Message request, CompletableFuture<EncodedBytes> reply)
    implements RequestContext {

  @Override
  public void reply(Message message) {
    EncodedBytes bytes;
    try (message) {
      bytes = EncodedBytes.of(receiver.encoder(), message);
    } catch (IOException | RuntimeException e) {
      throw new CommunicationException("reply " + message + " cannot be written", e);
    }
    sender.take(() -> reply.complete(bytes));
    receiver.answered();
  }

  @Override
  public void replyUnforeseen(Message fault) {
    reply(fault);
    receiver.abort("it failed in a way that nobody foresaw");
  }

  @Override
  public void acknowledge() {
    sender.take(() -> reply.complete(EncodedBytes.NONE));
    receiver.answered();
  }

  @Override
  public void abort() {
    receiver.abort("it gave a call up");
  }

  @Override
  public ChannelSession session() {
    return receiver;
  }

  @Override
  public boolean isDuplex() {
    return true;
  }

  @Override
  public boolean isOnEventLoop() {
    // The thread is the sender's, who may not want to wait.
    return true;
  }
}
