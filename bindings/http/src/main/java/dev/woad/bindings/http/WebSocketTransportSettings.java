package dev.woad.bindings.http;

import java.time.Duration;

/**
 * How a binding over HTTP uses WebSockets: WCF's WebSocketTransportSettings. An address whose
 * scheme is {@code ws} or {@code wss} is of a WebSocket whatever the usage.
 *
 * @param transportUsage which contracts it is used for
 * @param keepAliveInterval how often the other party is asked whether it is there; one that has not
 *     answered the last time is lost
 * @param subProtocol the subprotocol that both parties must agree on
 */
public record WebSocketTransportSettings(
    WebSocketTransportUsage transportUsage, Duration keepAliveInterval, String subProtocol) {

  /** What holds where nothing else is said: when duplex, 30 seconds, {@code soap}. */
  public static final WebSocketTransportSettings DEFAULT =
      new WebSocketTransportSettings(
          WebSocketTransportUsage.WHEN_DUPLEX, Duration.ofSeconds(30), "soap");

  /** Checks that the interval lets some time pass, and that the subprotocol can be sent. */
  public WebSocketTransportSettings {
    if (keepAliveInterval.isNegative() || keepAliveInterval.isZero()) {
      throw new IllegalArgumentException(
          "keepAliveInterval: " + keepAliveInterval + " (expected: > 0)");
    }
    if (!subProtocol.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
      throw new IllegalArgumentException(
          "subProtocol: " + subProtocol + " (expected: a token of HTTP)");
    }
  }

  /** Returns these settings with another usage. */
  public WebSocketTransportSettings withTransportUsage(WebSocketTransportUsage newUsage) {
    return new WebSocketTransportSettings(newUsage, keepAliveInterval, subProtocol);
  }

  /** Returns these settings with another interval. */
  public WebSocketTransportSettings withKeepAliveInterval(Duration newInterval) {
    return new WebSocketTransportSettings(transportUsage, newInterval, subProtocol);
  }
}
