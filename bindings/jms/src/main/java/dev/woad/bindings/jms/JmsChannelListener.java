package dev.woad.bindings.jms;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.ChannelListener;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.EndpointAddress;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes what comes to a queue, or to a topic. */
final class JmsChannelListener implements ChannelListener {

  private final EndpointAddress address;
  private final JmsUri uri;
  private final JmsTransportBindingElement transport;
  private final JmsBroker broker;
  private final Optional<JmsHealth> health;
  private final Duration openTimeout;
  private final JmsRequests requests;
  private @Nullable JmsReceivers receivers;
  private @Nullable JmsLink link;
  private boolean opened;
  private boolean declared;
  private boolean closed;

  private JmsChannelListener(
      BindingContext context, JmsUri uri, JmsTransportBindingElement transport, JmsBroker broker) {
    this.address = context.address();
    this.uri = uri;
    this.transport = transport;
    this.broker = broker;
    this.health = JmsHealth.find(context.parameters());
    this.openTimeout = context.binding().timeouts().open();
    this.requests = new JmsRequests(context, uri, transport);
  }

  static JmsChannelListener of(BindingContext context, JmsTransportBindingElement transport) {
    JmsUri uri = JmsUri.of(context.address());
    return new JmsChannelListener(
        context,
        uri,
        transport,
        JmsBrokers.ofListener(transport.connection(), context.parameters()));
  }

  @Override
  public void prepare() {
    broker.prepare();
  }

  @Override
  public void open(ChannelHandler handler) {
    synchronized (this) {
      opened = true;
    }
    try {
      broker.open();
      declare();
      JmsLink made =
          new JmsLink(
              broker,
              broker.receivingConnectionFactory(transport.receiving().prefetchSize()),
              transport.connection(),
              () -> {});
      JmsReceivers started =
          new JmsReceivers(
              made, JmsSource.of(uri, transport.receiving()), requests.withHandler(handler));
      synchronized (this) {
        link = made;
        receivers = started;
      }
      health.ifPresent(watch -> watch.add(this, this::check));
      // That it listens is known when the first receiver is there.
      started.open(openTimeout);
    } catch (JMSException | RuntimeException e) {
      close(Duration.ZERO);
      throw e instanceof CommunicationException known
          ? known
          : JmsTransportException.of("address " + address + " cannot be listened at", e);
    }
  }

  private void declare() {
    if (uri.isTopic()) {
      broker.declareTopic(uri.name());
    } else {
      broker.declareQueue(uri.name(), transport.receiving().queueWhileOpen());
      synchronized (this) {
        declared = transport.receiving().queueWhileOpen();
      }
    }
    broker.declareQueue(transport.receiving().deadLetterQueue(), false);
  }

  @Override
  public EndpointAddress address() {
    return address;
  }

  /** Says whether messages come in, to those who watch over the host. */
  private String check() {
    JmsLink made;
    synchronized (this) {
      made = link;
    }
    if (made == null || !made.isConnected()) {
      throw new IllegalStateException(address + ": no connection to the broker");
    }
    broker
        .problem()
        .ifPresent(
            problem -> {
              throw new IllegalStateException(problem);
            });
    return "connected to " + broker;
  }

  @Override
  public synchronized void stop() {
    if (receivers != null) {
      receivers.stop();
    }
  }

  @Override
  public void close(Duration timeout) {
    JmsReceivers started;
    JmsLink made;
    boolean withdraw;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      if (!opened) {
        broker.abandon();
        return;
      }
      started = receivers;
      made = link;
      withdraw = declared;
    }
    health.ifPresent(watch -> watch.remove(this));
    if (started != null) {
      started.close(timeout);
    }
    if (made != null) {
      made.close();
    }
    if (withdraw) {
      broker.withdrawQueue(uri.name());
    }
    broker.close();
  }
}
