package dev.woad.bindings.framing.channel;

import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.framing.FramedSession;
import dev.woad.bindings.framing.FramingException;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.Via;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.CommunicationObjectClosedException;
import java.io.InputStream;
import java.util.concurrent.CompletionStage;

/** A session of any number of calls at a time, in both directions. */
final class ServedDuplexSession extends ServedSession implements DuplexEnd.Owner {

  private final PendingCalls pending = new PendingCalls();
  private final Via via;
  private final DuplexEnd end;
  private final CallbackChannel channel;

  ServedDuplexSession(FramedSession session, ListenerEndpoint endpoint) {
    super(session, endpoint);
    this.via = new Via(ViaAddress.of(session.preamble().via()).uri());
    SessionCodec codec = endpoint.encoding().newSession(session.preamble().contentType());
    this.end = new DuplexEnd(session, codec, endpoint.threads(), pending, this);
    this.channel = new CallbackChannel(end, pending);
  }

  @Override
  public CompletionStage<?> admission() {
    return handler().accept(end);
  }

  @Override
  public void envelope(byte[] bytes) {
    end.receive(bytes);
  }

  @Override
  public void envelope(InputStream in) {
    throw FramingException.of("message that flows (expected: none in a duplex session)");
  }

  @Override
  public void ended() {
    pending.failAll(
        () -> new CommunicationObjectClosedException("session: the client has ended it"));
    endWhenDone();
  }

  @Override
  void endWhenDone() {
    end.endWhenDone();
  }

  @Override
  void sessionFailed(CommunicationException cause) {
    end.failed(cause);
  }

  @Override
  void sessionClosed() {
    end.closed();
  }

  @Override
  public boolean isBusy() {
    return end.isBusy();
  }

  @Override
  public ChannelHandler handler() {
    return endpoint().handler();
  }

  @Override
  public RequestChannel channel() {
    return channel;
  }

  @Override
  public void mark(Message request) {
    request.properties().put(Via.class, via);
    putIdentity(request);
  }
}
