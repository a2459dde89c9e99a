package dev.woad.bindings.framing;

import dev.woad.contracts.CommunicationException;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The end of a connection that takes sessions in (MC-NMF, 3.3). */
final class ReceiverHandler extends ConnectionHandler {

  /** How long an initiator has to read the fault it was told of and close. */
  private static final Duration LINGER = Duration.ofSeconds(5);

  private final FramedEndpoints endpoints;
  private final ReceiverSettings settings;
  private final Runnable whenPreambleEnds;

  private boolean preambleEnded;
  private Expected expected = Expected.VERSION;
  private boolean speaksFraming;
  private boolean upgraded;
  private int mode;
  private String via = "";
  private @Nullable Preamble preamble;
  private @Nullable FramedEndpoint endpoint;

  /**
   * Creates one.
   *
   * @param whenPreambleEnds told once, when the first preamble was taken or came to nothing
   */
  ReceiverHandler(
      Channel channel,
      FramedEndpoints endpoints,
      ReceiverSettings settings,
      Runnable whenPreambleEnds) {
    super(channel);
    this.endpoints = endpoints;
    this.settings = settings;
    this.whenPreambleEnds = whenPreambleEnds;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    watchPreamble();
  }

  private void watchPreamble() {
    // All of it in this time: bytes that trickle in do not prolong it.
    watchdog()
        .start(
            settings.channelInitializationTimeout(),
            () ->
                abort(
                    new CommunicationException(
                        "preamble: not there within "
                            + settings.channelInitializationTimeout()
                            + ", the channelInitializationTimeout")));
  }

  @Override
  void beforeSession(FramingRecord message) {
    switch (expected) {
      case VERSION -> version(message);
      case MODE -> mode(message);
      case VIA -> via(message);
      case ENCODING -> encoding(message);
      case PREAMBLE_END -> preambleEnd(message);
      default -> throw new IllegalStateException("expected: " + expected);
    }
  }

  private void version(FramingRecord message) {
    if (!(message instanceof FramingRecord.Version version)) {
      throw unexpected(message);
    }
    speaksFraming = true;
    if (preamble != null) {
      // On a connection that is used again, the time begins with the first record.
      preamble = null;
      watchPreamble();
    }
    // As in .NET, a minor version may be any (MC-NMF, appendix A, 3).
    if (version.major() != 1) {
      throw FramingException.of(
          FramingFault.UNSUPPORTED_VERSION,
          "version: " + version.major() + "." + version.minor() + " (expected: 1.0)");
    }
    if (settings.isTooBusy()) {
      throw FramingException.of(
          FramingFault.SERVER_TOO_BUSY, "connections: too many (expected: <= maxConnections)");
    }
    expected = Expected.MODE;
  }

  private void mode(FramingRecord message) {
    if (!(message instanceof FramingRecord.Mode said)) {
      throw unexpected(message);
    }
    if (FramingMode.of(said.code()).isEmpty()) {
      throw FramingException.of(
          FramingFault.UNSUPPORTED_MODE, "mode: " + said.code() + " (expected: 1, 2)");
    }
    mode = said.code();
    expected = Expected.VIA;
  }

  private void via(FramingRecord message) {
    if (!(message instanceof FramingRecord.Via said)) {
      throw unexpected(message);
    }
    via = said.uri();
    expected = Expected.ENCODING;
  }

  private void encoding(FramingRecord message) {
    if (!(message instanceof FramingRecord.Encoding said)) {
      throw unexpected(message);
    }
    Preamble announced = new Preamble(FramingMode.of(mode).orElseThrow(), via, said.contentType());
    if (announced.mode() != FramingMode.DUPLEX
        && announced.mode() != FramingMode.SINGLETON_UNSIZED) {
      // What .NET answers: there is no endpoint for it.
      throw FramingException.of(
          FramingFault.ENDPOINT_NOT_FOUND, "mode: " + announced.mode() + " (expected: no queue)");
    }
    preamble = announced;
    endpoint = endpoints.find(announced);
    expected = Expected.PREAMBLE_END;
  }

  private void preambleEnd(FramingRecord message) {
    if (preamble == null || endpoint == null) {
      throw unexpected(message);
    }
    StreamUpgrade demanded = endpoint.upgrade();
    if (message instanceof FramingRecord.Upgrade asked) {
      takeUpgrade(asked.protocol(), upgraded ? null : demanded);
      return;
    }
    if (message != FramingRecord.Signal.PREAMBLE_END) {
      throw unexpected(message);
    }
    if (demanded != null && !upgraded) {
      throw FramingException.of(
          FramingFault.UPGRADE_INVALID,
          "upgrade: none (expected: " + demanded.protocol() + ", which the endpoint demands)");
    }
    FramedSession begun = new FramedSession(preamble, this, endpoint);
    decoder().maxEnvelopeSize(endpoint.maxEnvelopeSize(preamble.mode()));
    SessionListener listener = endpoint.accept(begun);
    begin(begun, listener);
    preambleEnded();
    CompletableFuture<?> admission = listener.admission().toCompletableFuture();
    if (admission.isDone() && !admission.isCompletedExceptionally()) {
      begun.acknowledge();
      return;
    }
    decoder().suspend();
    channel().config().setAutoRead(false);
    var unused =
        admission.whenComplete((in, refused) -> begun.inLoop(() -> admitted(begun, refused)));
  }

  private void admitted(FramedSession begun, @Nullable Throwable refused) {
    if (session() != begun || isLost()) {
      return;
    }
    if (refused != null) {
      Throwable reason =
          refused instanceof CompletionException && refused.getCause() != null
              ? refused.getCause()
              : refused;
      refuse(FramingException.of(FramingFault.SERVER_TOO_BUSY, "session: " + reason.getMessage()));
      return;
    }
    begun.acknowledge();
    watchdog().touch();
    channel().config().setAutoRead(true);
    decoder().goOn(channel().pipeline().context(decoder()));
  }

  private void takeUpgrade(String protocol, @Nullable StreamUpgrade demanded) {
    if (demanded == null || !demanded.protocol().equals(protocol)) {
      throw FramingException.of(
          FramingFault.UPGRADE_INVALID,
          "upgrade: "
              + protocol
              + " (expected: "
              + (demanded == null ? "none" : demanded.protocol())
              + ")");
    }
    upgraded = true;
    channel().writeAndFlush(RecordEncoder.upgradeResponse());
    upgrade(demanded, () -> LOG.debug("{}: upgraded to {}", channel(), protocol));
  }

  private void preambleEnded() {
    if (!preambleEnded) {
      preambleEnded = true;
      whenPreambleEnds.run();
    }
  }

  private FramingException unexpected(FramingRecord message) {
    return FramingException.of("record: " + message + " (expected: " + expected + ")");
  }

  @Override
  void faulted(String uri) {
    throw FramingException.of("fault: " + uri + " (expected: none from an initiator)");
  }

  @Override
  void afterSession() {
    expected = Expected.VERSION;
    endpoint = null;
    upgraded = false;
    if (channel() instanceof DuplexChannel duplex && duplex.isInputShutdown()) {
      channel().close();
      return;
    }
    watchdog()
        .start(
            settings.idleTimeout(),
            () -> abort(new CommunicationException("connection: idle for too long")));
  }

  /** Tells the initiator why, if it may understand, and closes. */
  @Override
  void refuse(FramingException reason) {
    LOG.debug("{}: refused: {}", channel(), reason.getMessage());
    FramedSession current = session();
    boolean mayTell = speaksFraming && (current == null || !current.isSendingChunks());
    lose(reason.told());
    if (!mayTell) {
      channel().close();
      return;
    }
    // Where no other fault says it, records came that made no sense where they stood.
    FramingFault fault = reason.fault().orElse(FramingFault.INVALID_RECORD_SEQUENCE);
    // Closed at once, the initiator would be reset while it still sends, and never see the fault.
    channel().config().setAutoRead(true);
    channel()
        .writeAndFlush(RecordEncoder.fault(fault, channel().alloc()))
        .addListener(
            written -> {
              if (channel() instanceof DuplexChannel duplex && written.isSuccess()) {
                duplex.shutdownOutput().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
              } else {
                channel().close();
              }
            });
    channel()
        .eventLoop()
        .schedule(() -> channel().close(), LINGER.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  void onLost(CommunicationException cause) {
    LOG.debug("{}: {}", channel(), cause.getMessage());
    preambleEnded();
  }

  private enum Expected {
    VERSION,
    MODE,
    VIA,
    ENCODING,
    PREAMBLE_END
  }
}
