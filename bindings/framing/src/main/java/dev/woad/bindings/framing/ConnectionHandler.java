package dev.woad.bindings.framing;

import dev.woad.bindings.message.RemoteIdentity;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.SecurityNegotiationException;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One end of a connection, and the sessions that follow one another on it. */
abstract class ConnectionHandler extends ChannelInboundHandlerAdapter {

  static final Logger LOG = LoggerFactory.getLogger("dev.woad.bindings.framing");

  private final Channel channel;
  private final RecordDecoder decoder;
  private final Watchdog watchdog;
  private final Writability writability = new Writability();
  private @Nullable FramedSession session;
  private @Nullable ChannelHandler upgraded;
  private @Nullable RemoteIdentity remoteIdentity;
  private boolean lost;

  ConnectionHandler(Channel channel) {
    this.channel = channel;
    this.decoder = new RecordDecoder(0);
    this.watchdog = new Watchdog(channel.eventLoop());
  }

  /** Takes a record that stands before a session. */
  abstract void beforeSession(FramingRecord message);

  /** Takes notice of what the other party tells before it closes. */
  abstract void faulted(String uri);

  /** Takes notice that a session ended in order. */
  abstract void afterSession();

  /** Closes, because the other party did what it must not. */
  abstract void refuse(FramingException reason);

  /** Takes notice that the connection is gone, whether there is a session or not. */
  abstract void onLost(CommunicationException cause);

  Channel channel() {
    return channel;
  }

  RecordDecoder decoder() {
    return decoder;
  }

  Watchdog watchdog() {
    return watchdog;
  }

  Writability writability() {
    return writability;
  }

  @Nullable FramedSession session() {
    return session;
  }

  boolean isLost() {
    return lost;
  }

  /** Returns who the other party is, where the stream was upgraded. */
  @Nullable RemoteIdentity remoteIdentity() {
    return remoteIdentity;
  }

  /** Returns whether what is written is changed on its way. */
  boolean isUpgraded() {
    return upgraded != null;
  }

  /** Changes the stream, and then does something. */
  void upgrade(StreamUpgrade upgrade, Runnable whenDone) {
    StreamUpgrade.Begun begun = upgrade.begin(channel);
    ChannelHandler handler = begun.handler();
    upgraded = handler;
    if (handler != null) {
      String before = channel.pipeline().context(decoder).name();
      channel.pipeline().addBefore(before, upgrade.protocol(), handler);
    }
    begun
        .done()
        .addListener(
            done -> {
              if (done.isSuccess()) {
                remoteIdentity = begun.done().getNow();
                whenDone.run();
              } else {
                abort(
                    new SecurityNegotiationException(
                        upgrade.protocol() + ": " + done.cause().getMessage(), done.cause()));
              }
            });
    decoder.resume(handler == null ? null : channel.pipeline().context(handler));
  }

  // .NET does so without a word: what follows is in clear, and has an upgrade of its own.
  private void downgrade() {
    remoteIdentity = null;
    ChannelHandler handler = upgraded;
    upgraded = null;
    if (handler != null && channel.pipeline().context(handler) != null) {
      channel.pipeline().remove(handler);
    }
  }

  /** Hands what comes from now on to a session. */
  void begin(FramedSession newSession, SessionListener listener) {
    session = newSession;
    newSession.listener(listener);
    watchForSilence(newSession);
  }

  void sessionOver() {
    session = null;
    watchdog.stop();
    pause(null, false);
    downgrade();
    afterSession();
  }

  void pause(@Nullable FramedSession asking, boolean paused) {
    if (asking == session) {
      channel.config().setAutoRead(!paused);
    }
  }

  /** Closes at once. */
  void abort(CommunicationException reason) {
    lose(reason);
    channel.close();
  }

  @Override
  public final void channelRead(ChannelHandlerContext ctx, Object message) {
    if (lost) {
      return;
    }
    watchdog.touch();
    try {
      FramingRecord received = (FramingRecord) message;
      FramedSession current = session;
      if (received instanceof FramingRecord.Fault fault) {
        faulted(fault.uri());
      } else if (current == null) {
        beforeSession(received);
      } else {
        current.receive(received);
      }
    } catch (FramingException e) {
      refuse(e);
    } catch (RuntimeException e) {
      LOG.error("{}: {} could not be taken", channel, message, e);
      abort(new CommunicationException("connection: failed within", e));
    }
  }

  @Override
  public final void channelInactive(ChannelHandlerContext ctx) {
    lose(new CommunicationException("connection: closed by the other party"));
    // Whoever waits looks at whether the channel is active, which until now it may have been.
    writability.signal();
  }

  @Override
  public final void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    FramedSession current = session;
    if (event instanceof ChannelInputShutdownEvent
        && (current == null || !current.isEndReceived())) {
      abort(new CommunicationException("connection: closed by the other party"));
    }
  }

  @Override
  public final void channelWritabilityChanged(ChannelHandlerContext ctx) {
    writability.signal();
  }

  @Override
  public final void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (lost) {
      LOG.debug("{}: {}", channel, cause.getMessage());
    } else if (cause instanceof DecoderException
        && cause.getCause() instanceof FramingException e) {
      refuse(e);
    } else if (cause instanceof IOException || cause.getCause() instanceof IOException) {
      abort(new CommunicationException("connection: " + cause.getMessage(), cause));
    } else {
      LOG.error("{}: failed", channel, cause);
      abort(new CommunicationException("connection: failed within", cause));
    }
  }

  /** Tells the session that nothing comes any more; the connection may still have to be closed. */
  void lose(CommunicationException cause) {
    if (lost) {
      return;
    }
    lost = true;
    watchdog.stop();
    decoder.stop();
    FramedSession current = session;
    session = null;
    if (current != null) {
      current.fail(cause);
    }
    onLost(cause);
    writability.signal();
  }

  private void watchForSilence(FramedSession watched) {
    watchdog.start(
        watched.receiveTimeout(),
        () -> {
          if (watched.isBusy()) {
            watchForSilence(watched);
          } else {
            abort(
                new CommunicationException(
                    "session: the other party was silent for "
                        + watched.receiveTimeout()
                        + ", the receiveTimeout"));
          }
        });
  }
}
