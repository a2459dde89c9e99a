package dev.woad.bindings.websocket;

import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.ChannelSession;
import dev.woad.bindings.ClosedListener;
import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.CommunicationObjectAbortedException;
import dev.woad.contracts.CommunicationObjectClosedException;
import dev.woad.contracts.QuotaExceededException;
import dev.woad.contracts.ServerTooBusyException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One end of a WebSocket, seen by its party as the session and as the channel to the other party.
 * What comes is told to it by one thread at a time.
 */
final class SocketSession implements ChannelSession, RequestChannel {

  private static final Logger LOG = LoggerFactory.getLogger(SocketSession.class);

  private static final String UNFORESEEN =
      "http://schemas.microsoft.com/net/2005/12/windowscommunicationfoundation/dispatcher/fault";

  private final String id = "uuid:" + UUID.randomUUID();
  private final SessionSetup setup;
  private final @Nullable ChannelHandler handler;
  private final PendingRequests pending = new PendingRequests();
  private final Unanswered unanswered = new Unanswered();
  private final Admission admission = new Admission();
  private final MessageReceiver receiver;
  private final CompletableFuture<@Nullable Throwable> over = new CompletableFuture<>();
  private volatile @Nullable Connection connection;
  private volatile @Nullable CompletableFuture<Connection> connecting;
  private volatile boolean closed;
  // Whether the last message says that the service failed in a way that nobody foresaw: then .NET
  // ends the session by the code for an orderly end.
  private volatile boolean unforeseen;

  SocketSession(SessionSetup setup, @Nullable ChannelHandler handler) {
    this.setup = setup;
    this.handler = handler;
    this.receiver = new MessageReceiver(setup, this);
  }

  /** What a session sends by, once there is something to send by. */
  record Connection(Socket socket, MessageSender sender, Heartbeat heartbeat) {}

  /** Takes the socket that the session is over, before anything comes by it. */
  void connected(Socket socket, String announced) {
    receiver.announced(announced);
    connection =
        new Connection(
            socket,
            new MessageSender(setup, socket, announced),
            Heartbeat.start(setup.times(), socket, this));
    ChannelHandler taker = handler;
    if (taker == null || !setup.isServer()) {
      admission.open();
      return;
    }
    CompletableFuture<?> accepted = taker.accept(this).toCompletableFuture();
    if (accepted.isDone() && !accepted.isCompletedExceptionally()) {
      admission.open();
      return;
    }
    // Whoever makes room does not run what waits for it.
    var unused =
        accepted.whenCompleteAsync(
            (in, refused) -> {
              if (refused == null) {
                admission.open();
              } else {
                refuse(CloseCode.TOO_BUSY, String.valueOf(refused.getMessage()));
              }
            },
            SocketThreads.shared());
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public RequestChannel callbackChannel() {
    return this;
  }

  @Override
  public void onClosed(ClosedListener listener) {
    var unused = over.thenAccept(listener::closed);
  }

  @Override
  public boolean isFaulted() {
    return over.getNow(null) != null;
  }

  @Override
  public CompletionStage<Void> open(Duration timeout) {
    return opened(timeout).thenApply(connected -> null);
  }

  @Override
  public CompletionStage<Message> request(Message message, Duration timeout) {
    String messageId = message.headers().messageId().orElse("");
    CompletableFuture<Message> reply = pending.add(messageId, timeout, setup.address());
    whenOpened(timeout, message, reply, () -> {});
    return reply;
  }

  @Override
  public CompletionStage<Void> send(Message message, Duration timeout) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    whenOpened(timeout, message, sent, () -> sent.complete(null));
    return sent;
  }

  /** Sends a message, on this thread if it can be done now. */
  private void whenOpened(
      Duration timeout, Message message, CompletableFuture<?> outcome, Runnable whenSent) {
    CompletableFuture<Connection> opening = opened(timeout);
    if (opening.isDone()) {
      transmit(opening, message, outcome, whenSent);
    } else {
      var unused =
          opening.whenCompleteAsync(
              (opened, failure) -> transmit(opening, message, outcome, whenSent),
              SocketThreads.shared());
    }
  }

  private void transmit(
      CompletableFuture<Connection> opening,
      Message message,
      CompletableFuture<?> outcome,
      Runnable whenSent) {
    try {
      Connection opened = opening.join();
      if (over.isDone()) {
        throw lost();
      }
      setup.readdress(message);
      opened.sender().send(message);
      whenSent.run();
    } catch (CompletionException e) {
      outcome.completeExceptionally(e.getCause() == null ? e : e.getCause());
    } catch (CommunicationException e) {
      outcome.completeExceptionally(e);
    } catch (MessageSender.NotSent e) {
      outcome.completeExceptionally(
          new CommunicationException(
              "message to " + setup.address() + " cannot be sent: " + e.getMessage(), e));
    } catch (IOException e) {
      broken(e);
      outcome.completeExceptionally(lost());
    }
  }

  private void broken(IOException failure) {
    lose(CloseCode.LOST, String.valueOf(failure.getMessage()));
    Connection there = connection;
    if (there != null) {
      there.socket().abort();
    }
  }

  private CommunicationException lost() {
    Throwable why = over.getNow(null);
    return why == null || closed
        ? new CommunicationObjectClosedException("channel to " + setup.address() + ": closed")
        : new CommunicationObjectAbortedException(
            "channel to " + setup.address() + " is lost: " + why.getMessage(), why);
  }

  private CompletableFuture<Connection> opened(Duration timeout) {
    if (closed || over.isDone()) {
      return CompletableFuture.failedFuture(lost());
    }
    Connection there = connection;
    if (there != null) {
      return CompletableFuture.completedFuture(there);
    }
    synchronized (this) {
      CompletableFuture<Connection> begun = connecting;
      if (begun == null) {
        begun = setup.connect(this, timeout).thenApply(done -> connection());
        connecting = begun;
      }
      return begun;
    }
  }

  private Connection connection() {
    Connection there = connection;
    if (there == null) {
      throw new IllegalStateException("session with " + setup.address() + ": not connected");
    }
    if (closed) {
      there.socket().abort();
    }
    return there;
  }

  @Override
  public CompletionStage<Void> close(Duration timeout) {
    Connection there;
    synchronized (this) {
      closed = true;
      there = connection;
    }
    if (there == null || over.isDone()) {
      abort();
      return CompletableFuture.completedFuture(null);
    }
    return pending
        .none()
        .thenComposeAsync(
            none -> {
              there.socket().close(CloseCode.NORMAL, "");
              return over.copy();
            },
            SocketThreads.shared())
        .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
        .handle(
            (ended, late) -> {
              if (late != null) {
                abort();
              }
              return null;
            });
  }

  @Override
  public void abort() {
    synchronized (this) {
      closed = true;
    }
    finish(
        null, new CommunicationObjectClosedException("channel to " + setup.address() + ": closed"));
    cut(null);
  }

  @Override
  public void abort(String reason) {
    lose(CloseCode.UNEXPECTED, reason);
    cut(reason);
  }

  private void cut(@Nullable String reason) {
    Connection there = connection;
    if (there != null && reason == null) {
      there.socket().abort();
    } else if (there != null) {
      there.socket().close(CloseCode.UNEXPECTED, String.valueOf(reason));
    }
  }

  /** Takes part of a message. */
  void received(ByteBuffer part, boolean last) {
    Connection there = connection;
    if (over.isDone() || there == null) {
      return;
    }
    there.heartbeat().message();
    try {
      receiver.received(part, last);
    } catch (IOException | RuntimeException e) {
      refuse(e);
    }
  }

  /** Takes notice that the other party is there. */
  void heard() {
    Connection there = connection;
    if (there != null) {
      there.heartbeat().heard();
    }
  }

  /** Takes notice of a text message: even text XML comes by binary ones. */
  void receivedText() {
    refuse(CloseCode.UNSUPPORTED, "text message (expected: binary ones)");
  }

  /** Gives the session up: what came in it cannot be understood, or is too much. */
  void refuse(Exception reason) {
    int code =
        reason instanceof QuotaExceededException
            ? CloseCode.TOO_BIG
            : reason instanceof ServerTooBusyException ? CloseCode.TOO_BUSY : CloseCode.INVALID;
    refuse(code, String.valueOf(reason.getMessage()));
  }

  private void refuse(int code, String reason) {
    LOG.debug("session with {}: refused: {}", setup.remoteAddress(), reason);
    CommunicationException why =
        code == CloseCode.TOO_BIG
            ? new QuotaExceededException("session with " + setup.address() + ": " + reason)
            : new CommunicationObjectAbortedException(
                "session with " + setup.address() + ": " + reason);
    finish(why, why);
    Connection there = connection;
    if (there != null) {
      there.socket().close(code, reason);
    }
  }

  /** Takes a message, in its order. */
  void take(Message message) {
    unforeseen = message.headers().action().filter(UNFORESEEN::equals).isPresent();
    String relatesTo = message.headers().relatesTo().orElse(null);
    if (relatesTo != null && pending.complete(relatesTo, message)) {
      return;
    }
    ChannelHandler taker = handler;
    if (taker == null) {
      LOG.debug("session with {}: a message that nobody waits for", setup.remoteAddress());
      message.close();
      return;
    }
    admission.whenOpen(
        () -> {
          unanswered.enter();
          taker.receive(new SocketCall(message, this));
        });
  }

  /** Sends the reply to a message taken. */
  void reply(Message reply) {
    Connection there = connection;
    if (there == null || over.isDone()) {
      LOG.debug("session with {}: lost before a reply was sent", setup.remoteAddress());
      reply.close();
      unanswered.leave();
      return;
    }
    try {
      there.sender().send(reply);
    } catch (MessageSender.NotSent e) {
      throw new CommunicationException("reply " + reply + " cannot be written", e);
    } catch (IOException e) {
      LOG.debug("session with {}: a reply was not sent", setup.remoteAddress(), e);
      broken(e);
    }
    reply.close();
    unanswered.leave();
  }

  /** Ends the session after the reply that says that nobody foresaw what has happened. */
  void endUnforeseen() {
    lose(CloseCode.UNEXPECTED, "the service failed in a way that nobody foresaw");
    Connection there = connection;
    if (there != null) {
      // .NET does not say so by another code.
      there.socket().close(CloseCode.NORMAL, "");
    }
  }

  /** Returns whether a message is waited for, or was taken and is not answered, or is coming. */
  boolean isBusy() {
    return receiver.isReceiving() || pending.areAny() || unanswered.areAny();
  }

  /** Returns whether what comes next waits for what came before. */
  boolean isReceiving() {
    return receiver.isReceiving();
  }

  void answered() {
    unanswered.leave();
  }

  /** Takes notice that the connection is no more. */
  void closed(int code, String reason) {
    receiver.ended();
    if (CloseCode.isOrderly(code) && !unforeseen) {
      synchronized (this) {
        closed = true;
      }
      finish(
          null,
          new CommunicationObjectClosedException(
              "session with " + setup.address() + ": ended by the other party"));
    } else {
      lose(code, reason);
    }
  }

  private void lose(int code, String reason) {
    String what =
        "session with "
            + setup.address()
            + ": "
            + told(code)
            + (reason.isEmpty() ? "" : ": " + reason);
    CommunicationException why =
        code == CloseCode.TOO_BUSY
            ? new ServerTooBusyException(what)
            : new CommunicationObjectAbortedException(what);
    finish(why, why);
  }

  private static String told(int code) {
    return switch (code) {
      case CloseCode.LOST -> "connection lost";
      case CloseCode.TOO_BUSY -> "the service is too busy";
      case CloseCode.NORMAL, CloseCode.GOING_AWAY, CloseCode.NO_STATUS ->
          "ended by the other party";
      default -> "closed, code " + code;
    };
  }

  private void finish(@Nullable Throwable why, CommunicationException told) {
    if (!over.isDone() && why != null) {
      LOG.debug("session {} with {}: {}", id, setup.remoteAddress(), why.getMessage());
    }
    over.complete(why);
    pending.failAll(told);
    unanswered.release();
    receiver.ended();
    Connection there = connection;
    if (there != null) {
      there.heartbeat().stop();
    }
  }
}
