package dev.woad.bindings.netpipe;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingSettings;
import dev.woad.bindings.ReaderQuotasSettings;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.framing.channel.ConnectionPoolConfiguration;
import dev.woad.bindings.framing.channel.StreamSecuritySettings;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a {@link NetNamedPipeBinding} or a {@link UnixDomainSocketBinding}: which of them
 * it is depends on the address.
 *
 * @param openTimeout how long to wait for a session
 * @param closeTimeout how long closing may wait
 * @param sendTimeout how long a call may take
 * @param receiveTimeout how long a session may be silent
 * @param maxReceivedMessageSize the size in bytes that one message may have
 * @param maxBufferSize the size in bytes of what is held whole
 * @param transferMode which messages flow through
 * @param maxConnections how many connections a socket takes
 * @param connectionPoolSettings how long channels keep connections
 * @param socketPermissions who may connect, such as {@code rw-rw----}
 * @param security what secures connections besides
 * @param readerQuotas what messages that come in are held to
 */
public record NetPipeSettings(
    @Nullable Duration openTimeout,
    @Nullable Duration closeTimeout,
    @Nullable Duration sendTimeout,
    @Nullable Duration receiveTimeout,
    @Nullable Long maxReceivedMessageSize,
    @Nullable Long maxBufferSize,
    @Nullable TransferMode transferMode,
    @Nullable Integer maxConnections,
    @Nullable ConnectionPoolConfiguration connectionPoolSettings,
    @Nullable String socketPermissions,
    @Nullable StreamSecuritySettings security,
    @Nullable ReaderQuotasSettings readerQuotas)
    implements BindingSettings {

  @Override
  public Binding create(String scheme) {
    return scheme.equals(NamedPipeTransportBindingElement.SCHEME)
        ? filled(NetNamedPipeBinding.builder()).build()
        : filled(UnixDomainSocketBinding.builder()).build();
  }

  private <B extends Binding> UnixBindingBuilder<B> filled(UnixBindingBuilder<B> builder) {
    set(openTimeout, builder::openTimeout);
    set(closeTimeout, builder::closeTimeout);
    set(sendTimeout, builder::sendTimeout);
    set(receiveTimeout, builder::receiveTimeout);
    set(maxReceivedMessageSize, builder::maxReceivedMessageSize);
    set(maxBufferSize, value -> builder.maxBufferSize(Math.toIntExact(value)));
    set(transferMode, builder::transferMode);
    set(maxConnections, builder::maxConnections);
    set(connectionPoolSettings, value -> builder.connectionPoolSettings(value.toSettings()));
    set(socketPermissions, builder::socketPermissions);
    if (security != null && security.mode() != null) {
      builder.security(
          security.mode() == StreamSecuritySettings.Mode.TRANSPORT_CREDENTIAL_ONLY
              ? new UnixPosixIdentityBindingElement()
              : security.toElement().orElse(null));
    }
    set(readerQuotas, value -> builder.readerQuotas(value.toReaderQuotas()));
    return builder;
  }

  private static <T> void set(@Nullable T given, Consumer<T> setting) {
    if (given != null) {
      setting.accept(given);
    }
  }
}
