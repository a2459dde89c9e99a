package dev.woad.bindings.http;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingSettings;
import dev.woad.bindings.ReaderQuotasSettings;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.httpserver.HttpSecuritySettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a {@link WsHttpBinding}.
 *
 * @param openTimeout how long to wait for a connection
 * @param closeTimeout how long closing may wait
 * @param sendTimeout how long a call may take
 * @param receiveTimeout how long to wait for what comes in
 * @param maxReceivedMessageSize the size in bytes that one message may have
 * @param maxBufferSize the size in bytes of what is held whole
 * @param transferMode which messages flow through
 * @param messageEncoding text or MTOM
 * @param textEncoding {@code utf-8} or {@code utf-16}
 * @param readerQuotas what messages that come in are held to
 * @param decompressionEnabled whether compressed messages are accepted
 * @param compressionEnabled whether listeners compress replies
 * @param keepAliveEnabled whether listeners leave connections open
 * @param security what secures messages
 */
public record WsHttpSettings(
    @Nullable Duration openTimeout,
    @Nullable Duration closeTimeout,
    @Nullable Duration sendTimeout,
    @Nullable Duration receiveTimeout,
    @Nullable Long maxReceivedMessageSize,
    @Nullable Long maxBufferSize,
    @Nullable TransferMode transferMode,
    @Nullable HttpMessageEncoding messageEncoding,
    @Nullable String textEncoding,
    @Nullable ReaderQuotasSettings readerQuotas,
    @Nullable Boolean decompressionEnabled,
    @Nullable Boolean compressionEnabled,
    @Nullable Boolean keepAliveEnabled,
    @Nullable HttpSecuritySettings security)
    implements BindingSettings, HttpSettings {

  @Override
  public @Nullable NetHttpMessageEncoding encoding() {
    return messageEncoding == null ? null : messageEncoding.amongAll();
  }

  @Override
  public Binding create(String scheme) {
    return applyTo(WsHttpBinding.builder().scheme(scheme)).build();
  }
}
