package dev.woad.bindings.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The use of WebSockets as configuration gives it: what is not given is as it is by default.
 *
 * @param transportUsage which contracts they are used for
 * @param keepAliveInterval how often the other party is asked whether it is there
 * @param subProtocol the subprotocol that both parties must agree on
 */
public record WebSocketSettings(
    @Nullable WebSocketTransportUsage transportUsage,
    @Nullable Duration keepAliveInterval,
    @Nullable String subProtocol) {

  /** Returns the settings that these make. */
  public WebSocketTransportSettings toTransportSettings() {
    WebSocketTransportSettings base = WebSocketTransportSettings.DEFAULT;
    return new WebSocketTransportSettings(
        transportUsage == null ? base.transportUsage() : transportUsage,
        keepAliveInterval == null ? base.keepAliveInterval() : keepAliveInterval,
        subProtocol == null ? base.subProtocol() : subProtocol);
  }
}
