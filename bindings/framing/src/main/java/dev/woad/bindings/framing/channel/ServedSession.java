package dev.woad.bindings.framing.channel;

import dev.woad.bindings.framing.FramedSession;
import dev.woad.bindings.framing.FramingException;
import dev.woad.bindings.framing.FramingFault;
import dev.woad.bindings.framing.SessionListener;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.RemoteIdentity;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.QuotaExceededException;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session on the side of a service. */
abstract class ServedSession implements SessionListener {

  static final Logger LOG = LoggerFactory.getLogger("dev.woad.bindings.framing");

  private final FramedSession session;
  private final ListenerEndpoint endpoint;
  private final CompletableFuture<Void> over = new CompletableFuture<>();

  ServedSession(FramedSession session, ListenerEndpoint endpoint) {
    this.session = session;
    this.endpoint = endpoint;
  }

  /** Ends the session when no call is under way in it any more. */
  abstract void endWhenDone();

  FramedSession session() {
    return session;
  }

  ListenerEndpoint endpoint() {
    return endpoint;
  }

  /** Returns what completes when the session is over, in whatever way. */
  CompletableFuture<Void> over() {
    return over;
  }

  @Override
  public final void closed() {
    sessionClosed();
    over.complete(null);
  }

  @Override
  public final void failed(CommunicationException cause) {
    LOG.debug("session {} from {}: {}", session.id(), session.remoteAddress(), cause.getMessage());
    sessionFailed(cause);
    over.complete(null);
  }

  /** Takes notice that both parties have ended the session. */
  void sessionClosed() {}

  /** Takes notice that the session is lost. */
  void sessionFailed(CommunicationException cause) {}

  /** Tells whoever gets a message who sent it. */
  void putIdentity(Message request) {
    RemoteIdentity identity = session.remoteIdentity();
    if (identity != null) {
      request.properties().put(RemoteIdentity.class, identity);
    }
  }

  /** Gives the session up: what came in it cannot be understood, or is too much. */
  public void refuse(Exception reason) {
    LOG.debug("session {} from {} refused", session.id(), session.remoteAddress(), reason);
    if (reason instanceof QuotaExceededException quota) {
      session.refuse(FramingException.of(FramingFault.MAX_MESSAGE_SIZE_EXCEEDED, quota));
    } else {
      abort(reason);
    }
  }

  /** Gives the session up, where the initiator cannot be told any more. */
  void abort(Exception reason) {
    session.abort(
        reason instanceof CommunicationException known
            ? known
            : new CommunicationException("message cannot be read: " + reason.getMessage(), reason));
  }
}
