package dev.woad.bindings.framing.channel;

import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.Timeouts;
import dev.woad.bindings.framing.FramedEndpoint;
import dev.woad.bindings.framing.FramedSession;
import dev.woad.bindings.framing.FramingException;
import dev.woad.bindings.framing.FramingFault;
import dev.woad.bindings.framing.FramingMode;
import dev.woad.bindings.framing.Preamble;
import dev.woad.bindings.framing.SessionListener;
import dev.woad.bindings.framing.SocketThreads;
import dev.woad.bindings.framing.StreamUpgrade;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What sessions to one listener come to. Safe for use by many threads. */
final class ListenerEndpoint implements FramedEndpoint {

  private final FramedEncoding encoding;
  private final FramedTransport transport;
  private final Timeouts timeouts;
  private final ChannelHandler handler;
  private final SocketThreads threads;
  private final @Nullable StreamUpgrade upgrade;
  private final Set<ServedSession> sessions = ConcurrentHashMap.newKeySet();

  ListenerEndpoint(
      FramedEncoding encoding,
      FramedTransport transport,
      Timeouts timeouts,
      ChannelHandler handler,
      SocketThreads threads,
      @Nullable StreamUpgrade upgrade) {
    this.encoding = encoding;
    this.transport = transport;
    this.timeouts = timeouts;
    this.handler = handler;
    this.threads = threads;
    this.upgrade = upgrade;
  }

  /** Throws what an initiator is told whose sessions cannot be taken. */
  void check(Preamble preamble) {
    if (preamble.mode() == FramingMode.DUPLEX && !encoding.isAddressed()) {
      throw FramingException.of(
          FramingFault.UNSUPPORTED_MODE, "mode: duplex (expected: messages with addressing)");
    }
    if (!encoding.supports(preamble)) {
      throw FramingException.of(
          FramingFault.CONTENT_TYPE_INVALID,
          "content type: " + preamble.contentType() + " (expected: that of the binding)");
    }
  }

  @Override
  public long maxEnvelopeSize(FramingMode mode) {
    return transport.maxEnvelopeSize(mode);
  }

  @Override
  public Duration receiveTimeout() {
    return timeouts.receive();
  }

  @Override
  public Duration sendTimeout() {
    return timeouts.send();
  }

  @Override
  public long maxDiscarded() {
    // An initiator that still sends its request does not read the reply.
    return transport.maxReceivedMessageSize();
  }

  @Override
  public @Nullable StreamUpgrade upgrade() {
    return upgrade;
  }

  @Override
  public SessionListener accept(FramedSession session) {
    ServedSession served =
        session.preamble().mode() == FramingMode.DUPLEX
            ? new ServedDuplexSession(session, this)
            : new ServedSingleton(session, this);
    sessions.add(served);
    var unused = served.over().whenComplete((over, error) -> sessions.remove(served));
    return served;
  }

  FramedEncoding encoding() {
    return encoding;
  }

  FramedTransport transport() {
    return transport;
  }

  ChannelHandler handler() {
    return handler;
  }

  SocketThreads threads() {
    return threads;
  }

  Executor workers() {
    return threads.workers();
  }

  /** Returns the sessions that are not over. */
  Set<ServedSession> sessions() {
    return sessions;
  }
}
