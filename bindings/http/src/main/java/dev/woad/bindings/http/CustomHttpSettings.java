package dev.woad.bindings.http;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingSettings;
import dev.woad.bindings.ReaderQuotasSettings;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.binary.CompressionFormat;
import dev.woad.bindings.httpserver.HttpSecuritySettings;
import dev.woad.bindings.message.MessageVersion;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an encoding of any versions over HTTP.
 *
 * @param messageVersion WCF's name for the versions of SOAP and WS-Addressing, such as {@code
 *     Soap12} or {@code Soap11WSAddressing10}; {@code Soap12WSAddressing10} if not given
 * @param openTimeout how long to wait for a connection
 * @param closeTimeout how long closing may wait
 * @param sendTimeout how long a call may take
 * @param receiveTimeout how long to wait for what comes in
 * @param maxReceivedMessageSize the size in bytes that one message may have
 * @param maxBufferSize the size in bytes of what is held whole
 * @param transferMode which messages flow through
 * @param messageEncoding text, MTOM or binary
 * @param compressionFormat how binary messages are compressed
 * @param textEncoding {@code utf-8} or {@code utf-16}
 * @param readerQuotas what messages that come in are held to
 * @param decompressionEnabled whether compressed messages are accepted
 * @param compressionEnabled whether listeners compress replies
 * @param keepAliveEnabled whether listeners leave connections open
 * @param security what secures messages
 */
public record CustomHttpSettings(
    @Nullable String messageVersion,
    @Nullable Duration openTimeout,
    @Nullable Duration closeTimeout,
    @Nullable Duration sendTimeout,
    @Nullable Duration receiveTimeout,
    @Nullable Long maxReceivedMessageSize,
    @Nullable Long maxBufferSize,
    @Nullable TransferMode transferMode,
    @Nullable NetHttpMessageEncoding messageEncoding,
    @Nullable CompressionFormat compressionFormat,
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
    // The builder's own version plays no part: only its layers are taken.
    HttpStack stack = applyTo(WsHttpBinding.builder().scheme(scheme)).stack();
    return stack.binding(
        "CustomBinding",
        messageVersion == null ? MessageVersion.SOAP12_WSA10 : MessageVersion.of(messageVersion));
  }
}
