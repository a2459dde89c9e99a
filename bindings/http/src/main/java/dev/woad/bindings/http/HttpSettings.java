package dev.woad.bindings.http;

import dev.woad.bindings.Binding;
import dev.woad.bindings.ReaderQuotasSettings;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.binary.CompressionFormat;
import dev.woad.bindings.httpserver.HttpSecuritySettings;
import dev.woad.security.message.MessageCredential;
import dev.woad.security.message.TransportSecurityBindingElement;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the settings of all bindings over HTTP have in common; null where nothing is said. */
interface HttpSettings {

  @Nullable Duration openTimeout();

  @Nullable Duration closeTimeout();

  @Nullable Duration sendTimeout();

  @Nullable Duration receiveTimeout();

  @Nullable Long maxReceivedMessageSize();

  @Nullable Long maxBufferSize();

  @Nullable TransferMode transferMode();

  @Nullable NetHttpMessageEncoding encoding();

  /** Only bindings that may be binary have it. */
  default @Nullable CompressionFormat compressionFormat() {
    return null;
  }

  @Nullable String textEncoding();

  @Nullable ReaderQuotasSettings readerQuotas();

  @Nullable Boolean decompressionEnabled();

  @Nullable Boolean compressionEnabled();

  @Nullable Boolean keepAliveEnabled();

  @Nullable HttpSecuritySettings security();

  /** Returns how credentials are shown inside messages where nothing else is said. */
  default TransportSecurityBindingElement messageSecurity() {
    return TransportSecurityBindingElement.of(MessageCredential.USER_NAME)
        .withEstablishSecurityContext(true);
  }

  /** Sets what is given and returns the builder. */
  default <B extends Binding, S extends HttpBindingBuilder<B, S>> S applyTo(S builder) {
    set(openTimeout(), builder::openTimeout);
    set(closeTimeout(), builder::closeTimeout);
    set(sendTimeout(), builder::sendTimeout);
    set(receiveTimeout(), builder::receiveTimeout);
    set(maxReceivedMessageSize(), builder::maxReceivedMessageSize);
    set(maxBufferSize(), value -> builder.maxBufferSize(Math.toIntExact(value)));
    set(transferMode(), builder::transferMode);
    set(encoding(), builder::encoding);
    set(compressionFormat(), builder::compression);
    set(textEncoding(), value -> builder.textEncoding(Charset.forName(value)));
    set(readerQuotas(), value -> builder.readerQuotas(value.toReaderQuotas()));
    set(decompressionEnabled(), builder::decompressionEnabled);
    set(compressionEnabled(), builder::compressionEnabled);
    set(keepAliveEnabled(), builder::keepAliveEnabled);
    set(security(), value -> builder.security(value.toSecurity(messageSecurity())));
    return builder;
  }

  private static <T> void set(@Nullable T given, Consumer<T> setting) {
    if (given != null) {
      setting.accept(given);
    }
  }
}
