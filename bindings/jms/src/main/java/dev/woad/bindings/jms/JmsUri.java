package dev.woad.bindings.jms;

import dev.woad.contracts.EndpointAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A URI such as {@code jms:queue:orders?priority=7}. RFC 6167, and SOAP over JMS 1.0, 2.2.
 *
 * @param variant what the name is the name of
 * @param name the name of the destination
 * @param parameters what follows the question mark
 */
record JmsUri(Variant variant, String name, Map<String, String> parameters) {

  static final String SCHEME = "jms";

  JmsUri {
    parameters = Map.copyOf(parameters);
  }

  static JmsUri of(EndpointAddress address) {
    return of(address.uri().toString());
  }

  /**
   * Reads a URI.
   *
   * @throws IllegalArgumentException if it is no such URI, or a parameter has no such value
   */
  static JmsUri of(String text) {
    String[] parts = text.split(":", 3);
    if (parts.length < 3 || !parts[0].equalsIgnoreCase(SCHEME)) {
      throw malformed(text, "jms:queue:NAME or jms:topic:NAME");
    }
    int question = parts[2].indexOf('?');
    String name = decode(question < 0 ? parts[2] : parts[2].substring(0, question));
    if (name.isEmpty()) {
      throw malformed(text, "the name of a destination");
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    if (question >= 0) {
      for (String pair : parts[2].substring(question + 1).split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals <= 0 || parameters.containsKey(pair.substring(0, equals))) {
          throw malformed(text, "parameters such as priority=7, each once");
        }
        parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    JmsUri uri = new JmsUri(variant(parts[1], text), name, parameters);
    uri.check();
    return uri;
  }

  private static Variant variant(String name, String text) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "queue" -> Variant.QUEUE;
      case "topic" -> Variant.TOPIC;
      // A look-up in JNDI may run what the directory holds: a program gives the binding a
      // ConnectionFactory instead.
      default -> throw malformed(text, "jms:queue:... or jms:topic:...");
    };
  }

  private void check() {
    isDurable();
    priority();
    timeToLive();
  }

  Optional<String> parameter(String parameterName) {
    return Optional.ofNullable(parameters.get(parameterName));
  }

  /** Returns whether messages outlive the broker; empty if it does not say. */
  Optional<Boolean> isDurable() {
    return parameter("deliveryMode")
        .map(
            mode ->
                switch (mode) {
                  case "PERSISTENT", "2" -> true;
                  case "NON_PERSISTENT", "1" -> false;
                  default ->
                      throw malformed(
                          toString(),
                          "a deliveryMode of PERSISTENT or NON_PERSISTENT, not " + mode);
                });
  }

  Optional<Integer> priority() {
    return parameter("priority")
        .map(
            text -> {
              if (!text.matches("[0-9]")) {
                throw malformed(toString(), "a priority of 0 to 9, not " + text);
              }
              return Integer.valueOf(text);
            });
  }

  Optional<Duration> timeToLive() {
    return parameter("timeToLive")
        .map(
            text -> {
              if (!text.matches("\\d{1,15}")) {
                throw malformed(toString(), "a timeToLive in milliseconds, not " + text);
              }
              return Duration.ofMillis(Long.parseLong(text));
            });
  }

  Optional<String> targetService() {
    return parameter("targetService");
  }

  /** Returns the queue or topic that replies go to, as a URI without parameters. */
  Optional<JmsUri> replyTo() {
    return parameter("replyToName")
        .map(name -> new JmsUri(Variant.QUEUE, name, Map.of()))
        .or(
            () ->
                parameter("topicReplyToName")
                    .map(name -> new JmsUri(Variant.TOPIC, name, Map.of())));
  }

  /** Returns what tells the receiver of the address: what only concerns the sender is left out. */
  String requestUri() {
    return SCHEME + ":" + variant.name().toLowerCase(Locale.ROOT) + ":" + name;
  }

  boolean isTopic() {
    return variant == Variant.TOPIC;
  }

  @Override
  public String toString() {
    return requestUri() + (parameters.isEmpty() ? "" : "?...");
  }

  private static String decode(String text) {
    // A plus sign is itself here, unlike in forms.
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static IllegalArgumentException malformed(String text, String expected) {
    int question = text.indexOf('?');
    // Parameters may hold a password.
    String shown = question < 0 ? text : text.substring(0, question) + "?...";
    return new IllegalArgumentException("address: " + shown + " (expected: " + expected + ")");
  }

  /** What the name of a URI is the name of. */
  enum Variant {
    QUEUE,
    TOPIC
  }
}
