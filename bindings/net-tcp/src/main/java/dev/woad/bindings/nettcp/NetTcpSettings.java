package dev.woad.bindings.nettcp;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingSettings;
import dev.woad.bindings.ReaderQuotasSettings;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.framing.channel.ConnectionPoolConfiguration;
import dev.woad.bindings.framing.channel.StreamSecuritySettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a {@link NetTcpBinding}.
 *
 * @param openTimeout how long to wait for a session
 * @param closeTimeout how long closing may wait
 * @param sendTimeout how long a call may take
 * @param receiveTimeout how long a session may be silent
 * @param maxReceivedMessageSize the size in bytes that one message may have
 * @param maxBufferSize the size in bytes of what is held whole
 * @param transferMode which messages flow through
 * @param listenBacklog how many connections wait to be taken
 * @param maxConnections how many connections a port takes
 * @param maxPendingConnections how many connections may not have said yet what they want
 * @param channelInitializationTimeout how long they may take to say so
 * @param connectionPoolSettings how long channels keep connections
 * @param security what secures connections
 * @param readerQuotas what messages that come in are held to
 */
public record NetTcpSettings(
    @Nullable Duration openTimeout,
    @Nullable Duration closeTimeout,
    @Nullable Duration sendTimeout,
    @Nullable Duration receiveTimeout,
    @Nullable Long maxReceivedMessageSize,
    @Nullable Long maxBufferSize,
    @Nullable TransferMode transferMode,
    @Nullable Integer listenBacklog,
    @Nullable Integer maxConnections,
    @Nullable Integer maxPendingConnections,
    @Nullable Duration channelInitializationTimeout,
    @Nullable ConnectionPoolConfiguration connectionPoolSettings,
    @Nullable StreamSecuritySettings security,
    @Nullable ReaderQuotasSettings readerQuotas)
    implements BindingSettings, NetTcpConfiguration {

  @Override
  public Binding create(String scheme) {
    return builder().build();
  }
}
