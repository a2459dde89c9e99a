package dev.woad.bindings.http;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingSettings;
import dev.woad.bindings.ReaderQuotasSettings;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.binary.CompressionFormat;
import dev.woad.bindings.httpserver.HttpSecuritySettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a {@link NetHttpBinding}.
 *
 * @param openTimeout how long to wait for a connection
 * @param closeTimeout how long closing may wait
 * @param sendTimeout how long a call may take
 * @param receiveTimeout how long to wait for what comes in
 * @param maxReceivedMessageSize the size in bytes that one message may have
 * @param maxBufferSize the size in bytes of what is held whole
 * @param transferMode which messages flow through
 * @param messageEncoding binary, text or MTOM
 * @param compressionFormat how binary messages are compressed
 * @param webSocketSettings when WebSockets are used, and how
 * @param textEncoding {@code utf-8} or {@code utf-16}
 * @param readerQuotas what messages that come in are held to
 * @param decompressionEnabled whether compressed messages are accepted
 * @param compressionEnabled whether listeners compress replies
 * @param keepAliveEnabled whether listeners leave connections open
 * @param security what secures messages
 */
public record NetHttpSettings(
    @Nullable Duration openTimeout,
    @Nullable Duration closeTimeout,
    @Nullable Duration sendTimeout,
    @Nullable Duration receiveTimeout,
    @Nullable Long maxReceivedMessageSize,
    @Nullable Long maxBufferSize,
    @Nullable TransferMode transferMode,
    @Nullable NetHttpMessageEncoding messageEncoding,
    @Nullable CompressionFormat compressionFormat,
    @Nullable WebSocketSettings webSocketSettings,
    @Nullable String textEncoding,
    @Nullable ReaderQuotasSettings readerQuotas,
    @Nullable Boolean decompressionEnabled,
    @Nullable Boolean compressionEnabled,
    @Nullable Boolean keepAliveEnabled,
    @Nullable HttpSecuritySettings security)
    implements BindingSettings, HttpSettings {

  @Override
  public @Nullable NetHttpMessageEncoding encoding() {
    return messageEncoding;
  }

  @Override
  public Binding create(String scheme) {
    NetHttpBinding.Builder builder = applyTo(NetHttpBinding.builder().scheme(scheme));
    return webSocketSettings == null
        ? builder.build()
        : builder.webSocketSettings(webSocketSettings.toTransportSettings()).build();
  }
}
