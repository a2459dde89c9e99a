package dev.woad.bindings.framing.channel;

import dev.woad.bindings.ChannelSession;
import dev.woad.bindings.RequestContext;
import dev.woad.bindings.message.Message;

/** A message that came in a session of many, and the way back for its answer. */
final class DuplexCall implements RequestContext {

  private final Message request;
  private final DuplexEnd end;
  private final Thread eventLoop = Thread.currentThread();

  DuplexCall(Message request, DuplexEnd end) {
    this.request = request;
    this.end = end;
  }

  @Override
  public Message request() {
    return request;
  }

  @Override
  public void reply(Message reply) {
    end.reply(reply, false, isEventLoop());
  }

  @Override
  public void replyUnforeseen(Message fault) {
    end.reply(fault, true, isEventLoop());
  }

  @Override
  public void acknowledge() {
    end.answered();
  }

  @Override
  public void abort() {
    end.answered();
    end.abort("the service gave the call up");
  }

  @Override
  public ChannelSession session() {
    return end;
  }

  @Override
  public boolean isDuplex() {
    return true;
  }

  @Override
  public boolean isOnEventLoop() {
    return true;
  }

  private boolean isEventLoop() {
    return Thread.currentThread() == eventLoop;
  }
}
