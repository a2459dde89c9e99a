package dev.woad.bindings.framing.channel;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.ChannelListener;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.framing.FramedNetwork;
import dev.woad.bindings.framing.SocketThreads;
import dev.woad.bindings.framing.StreamUpgrade;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.EndpointAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the sessions that are bound for one path of a port. Safe for use by many threads. */
public final class FramedChannelListener implements ChannelListener {

  private static final Logger LOG = LoggerFactory.getLogger(FramedChannelListener.class);

  private final BindingContext context;
  private final FramedTransport transport;
  private final FramedNetwork network;
  private final FramedEncoding encoding;
  private final String path;
  private final @Nullable StreamUpgrade upgrade;
  private volatile EndpointAddress address;

  private Ports.@Nullable Lease lease;
  private @Nullable ListenerEndpoint endpoint;
  private boolean listening;

  private FramedChannelListener(
      BindingContext context, FramedTransport transport, FramedNetwork network) {
    this.context = context;
    this.transport = transport;
    this.network = network;
    this.encoding = FramedEncoding.of(context, transport);
    this.address = context.address();
    String raw = context.address().uri().getRawPath();
    this.path = raw == null ? "" : raw;
    this.upgrade =
        context
            .binding()
            .find(StreamUpgradeBindingElement.class)
            .map(StreamUpgradeBindingElement::serverUpgrade)
            .orElse(null);
  }

  /**
   * Returns a listener at the address of the context.
   *
   * @throws IllegalArgumentException if the binding has no encoding, or one without addressing
   *     where many calls share a session
   */
  public static FramedChannelListener of(
      BindingContext context, FramedTransport transport, FramedNetwork network) {
    FramedChannelListener listener = new FramedChannelListener(context, transport, network);
    requireAddressing(listener.encoding, transport, context);
    return listener;
  }

  static void requireAddressing(
      FramedEncoding encoding, FramedTransport transport, BindingContext context) {
    if (transport.transferMode() == TransferMode.BUFFERED && !encoding.isAddressed()) {
      throw new IllegalArgumentException(
          "messageVersion: "
              + context.binding().messageVersion()
              + " (expected: one with addressing, or another transferMode than buffered)");
    }
  }

  @Override
  public synchronized void open(ChannelHandler handler) {
    if (lease != null) {
      throw new IllegalStateException("listener: open already");
    }
    SocketThreads threads = SocketThreads.acquire();
    Ports.Lease obtained = null;
    try {
      obtained = Ports.obtain(network, context.address(), transport, threads, context.parameters());
      ListenerEndpoint created =
          new ListenerEndpoint(
              encoding, transport, context.binding().timeouts(), handler, threads, upgrade);
      obtained.port().add(path, created);
      address = obtained.port().port().bound(context.address());
      endpoint = created;
      lease = obtained;
      listening = true;
    } catch (IllegalArgumentException e) {
      throw new CommunicationException("address: " + context.address() + ": " + e.getMessage(), e);
    } finally {
      if (lease == null) {
        if (obtained != null) {
          obtained.close();
        }
        SocketThreads.release();
      }
    }
  }

  @Override
  public EndpointAddress address() {
    return address;
  }

  @Override
  public synchronized void stop() {
    if (listening && lease != null && endpoint != null) {
      listening = false;
      lease.port().remove(path, endpoint);
    }
  }

  @Override
  public void close(Duration timeout) {
    stop();
    Ports.Lease held;
    ListenerEndpoint served;
    synchronized (this) {
      held = lease;
      served = endpoint;
      lease = null;
    }
    if (held == null || served == null) {
      return;
    }
    Set<ServedSession> sessions = served.sessions();
    sessions.forEach(ServedSession::endWhenDone);
    awaitEnd(sessions, timeout);
    sessions.forEach(
        session -> session.session().abort(new CommunicationException("host: closed")));
    held.close();
    SocketThreads.release();
  }

  private void awaitEnd(Set<ServedSession> sessions, Duration timeout) {
    try {
      CompletableFuture.allOf(
              sessions.stream().map(ServedSession::over).toArray(CompletableFuture<?>[]::new))
          .get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      LOG.debug("{}: {} sessions not ended in time", address, sessions.size());
    } catch (ExecutionException e) {
      LOG.debug("{}: a session failed", address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
