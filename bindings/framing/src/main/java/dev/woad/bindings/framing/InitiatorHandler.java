package dev.woad.bindings.framing;

import dev.woad.contracts.CommunicationException;
import io.netty.channel.Channel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The end of a connection that begins sessions (MC-NMF, 3.2). */
final class InitiatorHandler extends ConnectionHandler {

  private final FramedConnection connection;
  private final Consumer<CommunicationException> whenLost;
  private @Nullable Opening opening;
  private @Nullable StreamUpgrade awaited;

  /**
   * Creates one.
   *
   * @param connection what others know it by
   * @param whenLost told when the connection is gone
   */
  InitiatorHandler(
      Channel channel, FramedConnection connection, Consumer<CommunicationException> whenLost) {
    super(channel);
    this.connection = connection;
    this.whenLost = whenLost;
  }

  FramedConnection connection() {
    return connection;
  }

  /** Begins a session, on the event loop. */
  void open(Opening newOpening) {
    opening = newOpening;
    awaited = newOpening.endpoint().upgrade();
    decoder().maxEnvelopeSize(newOpening.endpoint().maxEnvelopeSize(newOpening.preamble().mode()));
    channel()
        .writeAndFlush(RecordEncoder.preamble(newOpening.preamble(), awaited, channel().alloc()));
  }

  @Override
  void beforeSession(FramingRecord message) {
    Opening asked = opening;
    StreamUpgrade upgrade = awaited;
    if (message == FramingRecord.Signal.UPGRADE_RESPONSE && asked != null && upgrade != null) {
      awaited = null;
      upgrade(upgrade, () -> channel().writeAndFlush(RecordEncoder.preambleEnd()));
    } else if (message == FramingRecord.Signal.PREAMBLE_ACK && asked != null && upgrade == null) {
      opening = null;
      FramedSession opened = new FramedSession(asked.preamble(), this, asked.endpoint());
      SessionListener listener = asked.endpoint().accept(opened);
      begin(opened, listener);
      asked.opened().accept(opened);
    } else {
      throw FramingException.of("record: " + message + " (expected: an acknowledgement, MC-NMF)");
    }
  }

  @Override
  void faulted(String uri) {
    Opening asked = opening;
    FramedSession current = session();
    Preamble preamble =
        asked != null ? asked.preamble() : current != null ? current.preamble() : null;
    abort(FaultReasons.of(uri, preamble == null ? "" : preamble.via(), preamble));
  }

  @Override
  void afterSession() {
    // Whoever ended the session keeps the connection, or closes it.
  }

  @Override
  void refuse(FramingException reason) {
    abort(reason.told());
  }

  @Override
  void onLost(CommunicationException cause) {
    Opening asked = opening;
    opening = null;
    if (asked != null) {
      asked.failed().accept(cause);
    }
    whenLost.accept(cause);
  }

  /**
   * A session that was asked for.
   *
   * @param preamble what is said of it
   * @param endpoint what takes it
   * @param opened told when it was acknowledged
   * @param failed told when it came to nothing
   */
  record Opening(
      Preamble preamble,
      FramedEndpoint endpoint,
      Consumer<FramedSession> opened,
      Consumer<CommunicationException> failed) {}
}
