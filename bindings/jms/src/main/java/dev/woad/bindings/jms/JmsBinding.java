package dev.woad.bindings.jms;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingElement;
import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.MessageEncodingBindingElement;
import dev.woad.bindings.Timeouts;
import dev.woad.bindings.encoding.TextMessageEncodingBindingElement;
import dev.woad.bindings.message.MessageVersion;
import jakarta.jms.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * SOAP 1.1 as text over queues and topics, as W3C's SOAP over Java Message Service 1.0 has it. What
 * WCF's bindings of MSMQ promise: messages wait for a service that is away, are tried again when it
 * fails, and end among the dead letters when it keeps failing.
 */
public final class JmsBinding implements Binding {

  private final CustomBinding layers;

  private JmsBinding(CustomBinding layers) {
    this.layers = layers;
  }

  /** Returns the binding with defaults. */
  public static JmsBinding create() {
    return builder().build();
  }

  /** Returns a builder that begins with defaults. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String name() {
    return layers.name();
  }

  @Override
  public List<BindingElement> elements() {
    return layers.elements();
  }

  @Override
  public Timeouts timeouts() {
    return layers.timeouts();
  }

  /** Builds the binding. For use by one thread. */
  public static final class Builder {

    private MessageEncodingBindingElement encoding =
        TextMessageEncodingBindingElement.of(MessageVersion.SOAP11);
    private JmsTransportBindingElement transport = JmsTransportBindingElement.create();
    private Timeouts timeouts = Timeouts.DEFAULT;

    private Builder() {}

    /** Returns the binding. */
    public JmsBinding build() {
      return new JmsBinding(
          CustomBinding.of(encoding, transport).withName("JmsBinding").withTimeouts(timeouts));
    }

    /** Sets the encoding, such as MTOM or binary; SOAP 1.1 as text. */
    public Builder encoding(MessageEncodingBindingElement value) {
      encoding = value;
      return this;
    }

    /** Sets the size in bytes that one message may have; 64 KiB. */
    public Builder maxReceivedMessageSize(long value) {
      return transport(t -> t.withMaxReceivedMessageSize(value));
    }

    /** Sets where connections come from; the broker of the host, or of this JVM or machine. */
    public Builder connectionFactory(ConnectionFactory value) {
      return transport(t -> t.withConnection(c -> c.withConnectionFactory(value)));
    }

    /** Sets the URL of an ActiveMQ Artemis broker. */
    public Builder brokerUrl(String value) {
      return transport(t -> t.withConnection(c -> c.withBrokerUrl(value)));
    }

    /** Sets who connects. */
    public Builder user(String user, String password) {
      return transport(t -> t.withConnection(c -> c.withUser(user, password)));
    }

    /** Sets how long a call waits for a broker that is away; 10 seconds. */
    public Builder reconnectTimeout(Duration value) {
      return transport(t -> t.withConnection(c -> c.withReconnectTimeout(value)));
    }

    /** Sets whether messages outlive the broker; they do. */
    public Builder durable(boolean value) {
      return sending(s -> s.withDurable(value));
    }

    /** Sets a queue for replies that stays when this program ends. */
    public Builder replyQueue(String value) {
      return sending(s -> s.withReplyQueue(value));
    }

    /** Changes how requests are sent. */
    public Builder sending(UnaryOperator<JmsSendSettings> change) {
      return transport(t -> t.withSending(change));
    }

    /** Changes how a listener receives. */
    public Builder receiving(UnaryOperator<JmsReceiveSettings> change) {
      return transport(t -> t.withReceiving(change));
    }

    /** Sets how long to wait for the broker when a channel or a listener is opened; 1 minute. */
    public Builder openTimeout(Duration value) {
      timeouts = timeouts.withOpen(value);
      return this;
    }

    /** Sets how long closing may wait for calls under way; 1 minute. */
    public Builder closeTimeout(Duration value) {
      timeouts = timeouts.withClose(value);
      return this;
    }

    /** Sets how long a call may take; 1 minute. */
    public Builder sendTimeout(Duration value) {
      timeouts = timeouts.withSend(value);
      return this;
    }

    private Builder transport(UnaryOperator<JmsTransportBindingElement> change) {
      transport = change.apply(transport);
      return this;
    }
  }
}
