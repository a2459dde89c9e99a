package dev.woad.bindings.framing.channel;

import dev.woad.bindings.framing.FramedSession;
import dev.woad.bindings.framing.FramingException;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.Via;
import dev.woad.contracts.CommunicationException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A session of any number of calls at a time, each answered as soon as it is done. */
final class ServedDuplexSession extends ServedSession {

  /** How many calls may be under way before the initiator has to wait. */
  private static final int MAX_CALLS = 256;

  private final SessionCodec codec;
  private final Via via;
  private final AtomicInteger calls = new AtomicInteger();
  private volatile boolean ending;

  // For the event loop only.
  private boolean endSent;

  ServedDuplexSession(FramedSession session, ListenerEndpoint endpoint) {
    super(session, endpoint);
    this.codec = endpoint.encoding().newSession(session.preamble().contentType());
    this.via = new Via(ViaAddress.of(session.preamble().via()).uri());
  }

  @Override
  public void envelope(byte[] bytes) {
    if (endSent) {
      // It crossed our end on the way, and can have no answer any more.
      LOG.debug("session {}: a message after its end is lost", session().id());
      return;
    }
    Message request;
    try {
      request = codec.read(bytes);
    } catch (IOException | RuntimeException e) {
      refuse(e);
      return;
    }
    request.properties().put(Via.class, via);
    if (calls.incrementAndGet() == MAX_CALLS) {
      session().pause();
    }
    endpoint().handler().receive(new DuplexCall(request, this));
  }

  @Override
  public void envelope(InputStream in) {
    throw FramingException.of("message that flows (expected: none in a duplex session)");
  }

  @Override
  public void ended() {
    endWhenDone();
  }

  @Override
  void endWhenDone() {
    ending = true;
    session().eventLoop().execute(this::endIfDone);
  }

  private void endIfDone() {
    if (ending && !endSent && calls.get() == 0) {
      endSent = true;
      session().end();
    }
  }

  @Override
  public boolean isBusy() {
    return calls.get() > 0;
  }

  /**
   * Sends a reply, now or when the event loop, if this is it, need not wait for others.
   *
   * @throws CommunicationException if it cannot be written
   */
  void send(Message reply, boolean endsSession, boolean onEventLoop) {
    if (onEventLoop && !codec.isFree()) {
      endpoint().workers().execute(() -> sendLater(reply, endsSession));
    } else {
      send(reply, endsSession);
    }
  }

  private void send(Message reply, boolean endsSession) {
    try {
      codec.send(reply, session(), error -> sent(error, endsSession));
    } catch (IOException | RuntimeException e) {
      throw new CommunicationException("reply " + reply + " cannot be written", e);
    }
    reply.close();
  }

  private void sendLater(Message reply, boolean endsSession) {
    try {
      send(reply, endsSession);
    } catch (CommunicationException e) {
      LOG.error("reply {} cannot be written", reply, e);
      reply.close();
      done();
      refuse(e);
    }
  }

  private void sent(@Nullable Throwable error, boolean endsSession) {
    if (error != null) {
      LOG.debug("session {}: a reply was not sent", session().id(), error);
    }
    if (endsSession) {
      ending = true;
    }
    done();
  }

  /** Takes notice that a call is over. */
  void done() {
    int left = calls.decrementAndGet();
    if (left == MAX_CALLS - 1) {
      session().resume();
    }
    if (left == 0 && ending) {
      session().eventLoop().execute(this::endIfDone);
    }
  }
}
