package dev.woad.bindings.framing.channel;

import dev.woad.bindings.RequestContext;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.CommunicationException;

/** A message that came in a session of many, and the way back for its answer. */
final class DuplexCall implements RequestContext {

  private final Message request;
  private final ServedDuplexSession session;
  private final Thread eventLoop = Thread.currentThread();

  DuplexCall(Message request, ServedDuplexSession session) {
    this.request = request;
    this.session = session;
  }

  @Override
  public Message request() {
    return request;
  }

  @Override
  public void reply(Message reply) {
    session.send(reply, false, isEventLoop());
  }

  @Override
  public void replyUnforeseen(Message fault) {
    session.send(fault, true, isEventLoop());
  }

  @Override
  public void acknowledge() {
    session.done();
  }

  @Override
  public void abort() {
    session.done();
    session.session().abort(new CommunicationException("the service gave the call up"));
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
