package dev.woad.bindings.jms;

import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageHeader;
import dev.woad.bindings.message.ReaderQuotas;
import dev.woad.bindings.message.XmlFactories;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way out, for as many attempts as it takes; the broker knows that they are one.
 */
final class JmsShipment implements JmsSenders.Shipment {

  private static final int MAX_PROPERTY = 200;

  // The broker stores each id: a short one, which no other program has either.
  private static final String RUN =
      Long.toString(UUID.randomUUID().getMostSignificantBits(), Character.MAX_RADIX) + "-";
  private static final AtomicLong SENT = new AtomicLong();

  private final JmsContent content;
  private final JmsUri uri;
  private final JmsSendSettings settings;
  private final @Nullable String action;
  private final Map<String, String> headers;
  private final String id;
  private @Nullable Reply reply;
  private long expiresWithin;

  private JmsShipment(
      JmsContent content,
      JmsUri uri,
      JmsSendSettings settings,
      @Nullable String action,
      Map<String, String> headers,
      String id) {
    this.content = content;
    this.uri = uri;
    this.settings = settings;
    this.action = action;
    this.headers = headers;
    this.id = id;
  }

  static JmsShipment of(
      Message message, MessageEncoder encoder, JmsUri uri, JmsSendSettings settings)
      throws IOException {
    Map<String, String> headers = selectable(message);
    String action = message.headers().action().orElse(null);
    String id =
        message
            .properties()
            .find(JmsCorrelation.class)
            .map(JmsCorrelation::id)
            .orElseGet(() -> RUN + Long.toHexString(SENT.incrementAndGet()));
    return new JmsShipment(JmsContent.of(encoder, message), uri, settings, action, headers, id);
  }

  /** Returns this with where its reply goes, and with milliseconds that its caller waits. */
  JmsShipment with(@Nullable Reply newReply, long newExpiresWithin) {
    reply = newReply;
    expiresWithin = newExpiresWithin;
    return this;
  }

  // By them receivers select, without reading the envelope.
  private static Map<String, String> selectable(Message message) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (MessageHeader header : message.headers().others()) {
      String name = header.name().getLocalPart();
      if (name.matches("[A-Za-z][A-Za-z0-9_]*") && !name.startsWith("JMS")) {
        String text = text(header);
        if (text != null && text.length() <= MAX_PROPERTY) {
          headers.putIfAbsent(name, text);
        }
      }
    }
    return headers;
  }

  private static @Nullable String text(MessageHeader header) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    try {
      XMLStreamWriter writer = XmlFactories.writer(out, StandardCharsets.UTF_8);
      header.writeTo(writer);
      writer.close();
      XMLStreamReader reader =
          XmlFactories.reader(
              new ByteArrayInputStream(out.toByteArray()),
              StandardCharsets.UTF_8,
              ReaderQuotas.DEFAULT);
      int unused = reader.nextTag();
      return reader.getElementText();
    } catch (XMLStreamException | RuntimeException e) {
      // There is more in it than text.
      return null;
    }
  }

  @Override
  public jakarta.jms.Message message(Session session) throws JMSException {
    jakarta.jms.Message message = content.toMessage(session, settings.messageFormat());
    message.setStringProperty(SoapJms.REQUEST_URI, uri.requestUri());
    if (action != null && !action.isEmpty()) {
      message.setStringProperty(SoapJms.SOAP_ACTION, action);
    }
    String target = uri.targetService().orElse(null);
    if (target != null) {
      message.setStringProperty(SoapJms.TARGET_SERVICE, target);
    }
    for (Map.Entry<String, String> header : headers.entrySet()) {
      message.setStringProperty(header.getKey(), header.getValue());
    }
    message.setStringProperty(SoapJms.ARTEMIS_DUPLICATE, id);
    Reply wanted = reply;
    if (wanted != null) {
      message.setJMSReplyTo(wanted.destination.in(session));
      message.setJMSCorrelationID(wanted.correlationId);
    }
    return message;
  }

  @Override
  public boolean isDurable() {
    return uri.isDurable().orElse(settings.durable());
  }

  @Override
  public int priority() {
    return uri.priority().orElse(settings.priority());
  }

  @Override
  public long timeToLive() {
    long said =
        uri.timeToLive()
            .or(() -> java.util.Optional.ofNullable(settings.timeToLive()))
            .map(Duration::toMillis)
            .orElse(0L);
    return expiresWithin > 0 && (said == 0 || expiresWithin < said) ? expiresWithin : said;
  }

  /**
   * Where a reply is wanted.
   *
   * @param destination finds the queue
   * @param correlationId what the reply is found by
   */
  record Reply(Where destination, String correlationId) {}

  /** Finds a destination by a session. */
  @FunctionalInterface
  interface Where {

    /** Returns the destination. */
    Destination in(Session session) throws JMSException;
  }
}
