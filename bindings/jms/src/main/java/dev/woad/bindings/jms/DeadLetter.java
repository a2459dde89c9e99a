package dev.woad.bindings.jms;

import java.time.Instant;
import java.util.Map;

/**
 * A message that could not be processed.
 *
 * @param id by which it is found among the dead letters
 * @param messageId the id that it had when it was first sent
 * @param since when it became a dead letter
 * @param origin the address that it was sent to; empty if nobody said
 * @param reason why it could not be processed; empty if nobody said
 * @param contentType the content type of its envelope; empty if there is none
 * @param properties its other properties
 * @param body its envelope as text, or what it is instead
 */
public record DeadLetter(
    String id,
    String messageId,
    Instant since,
    String origin,
    String reason,
    String contentType,
    Map<String, Object> properties,
    String body) {

  /** Copies the properties. */
  public DeadLetter {
    properties = Map.copyOf(properties);
  }
}
