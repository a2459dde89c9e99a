package dev.woad.bindings.jms;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What JMS says of a message that came in, among the {@link
 * dev.woad.bindings.message.MessageProperties} of a request or a reply.
 *
 * @param messageId an id that the message keeps however often it is delivered, retried or sent back
 *     from the dead letters: an operation that writes it to its database together with what it does
 *     can tell that it has done it
 * @param correlationId what replies are found by; null if it was not said
 * @param redelivered whether the message may have been processed before
 * @param attempt which attempt to process it this is, from 1
 * @param destination the queue or topic that it came by
 * @param properties the properties that are neither JMS's own nor of SOAP over JMS
 */
public record JmsMessageProperty(
    String messageId,
    @Nullable String correlationId,
    boolean redelivered,
    int attempt,
    String destination,
    Map<String, Object> properties) {

  /** Copies the properties. */
  public JmsMessageProperty {
    properties = Map.copyOf(properties);
  }
}
