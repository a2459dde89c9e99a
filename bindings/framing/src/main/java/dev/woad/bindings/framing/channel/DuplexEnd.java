package dev.woad.bindings.framing.channel;

import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.ChannelSession;
import dev.woad.bindings.ClosedListener;
import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.framing.FramedSession;
import dev.woad.bindings.framing.SocketThreads;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.RemoteIdentity;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.CommunicationObjectAbortedException;
import dev.woad.contracts.CommunicationObjectClosedException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One party's end of a duplex session: it answers what the other party asks, as soon as it is done,
 * and asks itself. What comes is for the event loop, all else for any thread.
 */
final class DuplexEnd implements ChannelSession {

  private static final Logger LOG = LoggerFactory.getLogger("dev.woad.bindings.framing");

  /** How many messages may be unanswered before the other party has to wait. */
  private static final int MAX_UNANSWERED = 256;

  /** The same while something is asked, whose answer may stand behind others. */
  private static final int MAX_UNANSWERED_WHILE_ASKING = 1024;

  /** With more calls under way than these, their messages are worth to be sent together. */
  private static final int MAX_ALONE = 2;

  private final FramedSession session;
  private final SessionCodec codec;
  private final SocketThreads threads;
  private final PendingCalls pending;
  private final Owner owner;
  private final AtomicInteger unanswered = new AtomicInteger();
  private final CompletableFuture<@Nullable Throwable> over = new CompletableFuture<>();
  private volatile boolean lastWasFault;
  private volatile boolean paused;
  private volatile boolean ending;
  private volatile boolean endSent;
  private volatile boolean aborted;

  DuplexEnd(
      FramedSession session,
      SessionCodec codec,
      SocketThreads threads,
      PendingCalls pending,
      Owner owner) {
    this.session = session;
    this.codec = codec;
    this.threads = threads;
    this.pending = pending;
    this.owner = owner;
  }

  @Override
  public String id() {
    return session.id();
  }

  @Override
  public RequestChannel callbackChannel() {
    return owner.channel();
  }

  @Override
  public void onClosed(ClosedListener listener) {
    var unused = over.thenAccept(listener::closed);
  }

  @Override
  public void abort(String reason) {
    session.abort(new CommunicationObjectAbortedException("session: " + reason));
  }

  /** Cuts the connection, which is no loss. */
  void abort() {
    aborted = true;
    session.abort(new CommunicationObjectAbortedException("session: aborted"));
  }

  /** Cuts the connection because of what came. */
  void cut(CommunicationException reason) {
    session.abort(reason);
  }

  /** Returns who the other party is; null where the connection does not tell. */
  @Nullable RemoteIdentity remoteIdentity() {
    return session.remoteIdentity();
  }

  /** Returns whether the last that came was a fault. */
  boolean wasLastFault() {
    return lastWasFault;
  }

  boolean isOver() {
    return over.isDone();
  }

  /** Takes a message. */
  void receive(byte[] bytes) {
    Message message;
    try {
      message = codec.read(bytes);
    } catch (IOException | RuntimeException e) {
      owner.refuse(e);
      return;
    }
    lastWasFault = message.isFault();
    String relatesTo = message.headers().relatesTo().orElse(null);
    PendingCalls.Call call =
        relatesTo != null
            ? pending.remove(relatesTo)
            // Mono does not say what its faults relate to.
            : message.isFault() ? pending.removeOnly() : null;
    if (call != null) {
      complete(call, message);
    } else if (relatesTo != null && pending.isGivenUp(relatesTo)) {
      message.close();
    } else {
      take(message);
    }
  }

  private static void complete(PendingCalls.Call call, Message reply) {
    if (!call.reply.complete(reply)) {
      reply.close();
    }
  }

  private void take(Message request) {
    ChannelHandler handler = owner.handler();
    if (handler == null || endSent) {
      // Nobody takes it; or it crossed our end on the way, and can have no answer any more.
      LOG.debug("session {}: {} is for nobody", id(), request);
      request.close();
      return;
    }
    int count = unanswered.incrementAndGet();
    int max = pending.isEmpty() ? MAX_UNANSWERED : MAX_UNANSWERED_WHILE_ASKING;
    if (count >= max) {
      paused = true;
      session.pause();
    }
    owner.mark(request);
    handler.receive(new DuplexCall(request, this));
  }

  /**
   * Asks the other party.
   *
   * @throws IOException if the message cannot be written
   */
  void ask(String id, PendingCalls.Call call, Message message) throws IOException {
    pending.add(id, call, threads.group());
    if (unanswered.get() < MAX_UNANSWERED_WHILE_ASKING) {
      resume();
    }
    send(
        message,
        error -> {
          if (error != null && pending.remove(id) != null) {
            call.fail(error);
          }
        });
    CommunicationException loss = session.failure();
    if (loss != null) {
      // Lost between the look and the call, it would not have been told.
      pending.failAll(() -> loss);
    }
  }

  /**
   * Sends a message.
   *
   * @throws IOException if it cannot be written
   */
  void send(Message message, Consumer<@Nullable Throwable> whenSent) throws IOException {
    if (endSent) {
      throw new CommunicationObjectClosedException("session: this party has ended it");
    }
    boolean alone = unanswered.get() + pending.size() <= MAX_ALONE;
    codec.send(message, session, alone, whenSent);
  }

  /**
   * Sends a reply, now or when the event loop, if this is it, need not wait for others.
   *
   * @throws CommunicationException if it cannot be written
   */
  void reply(Message reply, boolean endsSession, boolean onEventLoop) {
    if (onEventLoop && !codec.isFree()) {
      threads.workers().execute(() -> replyLater(reply, endsSession));
    } else {
      reply(reply, endsSession);
    }
  }

  private void reply(Message reply, boolean endsSession) {
    try {
      send(reply, error -> sent(error, endsSession));
    } catch (IOException | RuntimeException e) {
      throw new CommunicationException("reply " + reply + " cannot be written", e);
    }
    reply.close();
  }

  private void replyLater(Message reply, boolean endsSession) {
    try {
      reply(reply, endsSession);
    } catch (CommunicationException e) {
      LOG.error("reply {} cannot be written", reply, e);
      reply.close();
      answered();
      owner.refuse(e);
    }
  }

  private void sent(@Nullable Throwable error, boolean endsSession) {
    if (error != null) {
      LOG.debug("session {}: a reply was not sent", id(), error);
    }
    if (endsSession) {
      ending = true;
    }
    answered();
  }

  /** Takes notice that a message needs no answer any more. */
  void answered() {
    int left = unanswered.decrementAndGet();
    if (left < MAX_UNANSWERED) {
      resume();
    }
    if (left == 0 && ending) {
      session.inLoop(this::endIfDone);
    }
  }

  private void resume() {
    if (paused) {
      paused = false;
      session.resume();
    }
  }

  boolean isBusy() {
    return unanswered.get() > 0 || !pending.isEmpty();
  }

  /** Ends the session from this side when all that came is answered. */
  void endWhenDone() {
    ending = true;
    session.inLoop(this::endIfDone);
  }

  /** Ends the session from this side, whatever is unanswered. */
  void endNow() {
    session.inLoop(this::end);
  }

  private void endIfDone() {
    if (ending && unanswered.get() == 0) {
      end();
    }
  }

  private void end() {
    if (!endSent) {
      endSent = true;
      session.end();
    }
  }

  /** Takes notice that both parties have ended the session. */
  void closed() {
    over.complete(null);
    pending.failAll(() -> new CommunicationObjectClosedException("session: over"));
  }

  /** Takes notice that the session is lost. */
  void failed(CommunicationException cause) {
    over.complete(aborted ? null : cause);
    pending.failAll(() -> cause);
  }

  /** Whose end it is. */
  interface Owner {

    /** Returns what takes what the other party asks; null if that is not foreseen. */
    @Nullable ChannelHandler handler();

    /** Returns the way to the other party. */
    RequestChannel channel();

    /** Adds to a message what is known of it besides. */
    void mark(Message request);

    /** Gives the session up: what came in it cannot be understood, or is too much. */
    void refuse(Exception reason);
  }
}
