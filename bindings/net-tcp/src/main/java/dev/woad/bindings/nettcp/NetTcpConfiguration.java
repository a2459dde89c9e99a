package dev.woad.bindings.nettcp;

import dev.woad.bindings.ReaderQuotasSettings;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.framing.channel.ConnectionPoolConfiguration;
import dev.woad.bindings.framing.channel.StreamSecuritySettings;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the settings of all bindings over TCP have in common; null where nothing is said. */
interface NetTcpConfiguration {

  @Nullable Duration openTimeout();

  @Nullable Duration closeTimeout();

  @Nullable Duration sendTimeout();

  @Nullable Duration receiveTimeout();

  @Nullable Long maxReceivedMessageSize();

  @Nullable Long maxBufferSize();

  @Nullable TransferMode transferMode();

  @Nullable Integer listenBacklog();

  @Nullable Integer maxConnections();

  @Nullable Integer maxPendingConnections();

  @Nullable Duration channelInitializationTimeout();

  @Nullable ConnectionPoolConfiguration connectionPoolSettings();

  @Nullable StreamSecuritySettings security();

  @Nullable ReaderQuotasSettings readerQuotas();

  /** Returns a builder of what is given. */
  default NetTcpBinding.Builder builder() {
    NetTcpBinding.Builder builder = NetTcpBinding.builder();
    set(openTimeout(), builder::openTimeout);
    set(closeTimeout(), builder::closeTimeout);
    set(sendTimeout(), builder::sendTimeout);
    set(receiveTimeout(), builder::receiveTimeout);
    set(maxReceivedMessageSize(), builder::maxReceivedMessageSize);
    set(maxBufferSize(), value -> builder.maxBufferSize(Math.toIntExact(value)));
    set(transferMode(), builder::transferMode);
    set(listenBacklog(), builder::listenBacklog);
    set(maxConnections(), builder::maxConnections);
    set(maxPendingConnections(), builder::maxPendingConnections);
    set(channelInitializationTimeout(), builder::channelInitializationTimeout);
    set(connectionPoolSettings(), value -> builder.connectionPoolSettings(value.toSettings()));
    set(security(), value -> value.toElement().ifPresent(builder::security));
    set(security(), value -> value.toMessageSecurity().ifPresent(builder::messageSecurity));
    set(readerQuotas(), value -> builder.readerQuotas(value.toReaderQuotas()));
    return builder;
  }

  private static <T> void set(@Nullable T given, Consumer<T> setting) {
    if (given != null) {
      setting.accept(given);
    }
  }
}
