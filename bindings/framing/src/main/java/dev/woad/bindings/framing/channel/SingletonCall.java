package dev.woad.bindings.framing.channel;

import dev.woad.bindings.RequestContext;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.CommunicationException;

/** The message of a session of one call, and the way back for its answer. */
final class SingletonCall implements RequestContext {

  private final Message request;
  private final ServedSingleton session;

  SingletonCall(Message request, ServedSingleton session) {
    this.request = request;
    this.session = session;
  }

  @Override
  public Message request() {
    return request;
  }

  @Override
  public void reply(Message reply) {
    session.send(reply);
  }

  @Override
  public void acknowledge() {
    session.session().end();
  }

  @Override
  public void abort() {
    session.session().abort(new CommunicationException("the service gave the call up"));
  }
}
