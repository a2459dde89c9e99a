package dev.woad.bindings.webhttp;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingSettings;
import dev.woad.bindings.ReaderQuotasSettings;
import dev.woad.bindings.Timeouts;
import dev.woad.bindings.httpserver.HttpSecuritySettings;
import dev.woad.security.message.MessageCredential;
import dev.woad.security.message.TransportSecurityBindingElement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What configuration may say of a {@link WebHttpBinding}; what it leaves out has its default.
 *
 * @param maxReceivedMessageSize the size in bytes that the body of a request may have
 * @param readerQuotas what JSON and XML that come in are held to
 * @param openTimeout how long opening may take
 * @param closeTimeout how long closing may take
 * @param sendTimeout how long a call may take
 * @param receiveTimeout how long to wait for what comes next
 * @param security what secures calls
 */
public record WebHttpSettings(
    @Nullable Long maxReceivedMessageSize,
    @Nullable ReaderQuotasSettings readerQuotas,
    @Nullable Duration openTimeout,
    @Nullable Duration closeTimeout,
    @Nullable Duration sendTimeout,
    @Nullable Duration receiveTimeout,
    @Nullable HttpSecuritySettings security)
    implements BindingSettings {

  @Override
  public Binding create(String scheme) {
    WebHttpBinding.Builder builder =
        WebHttpBinding.builder().scheme(scheme).timeouts(timeouts(Timeouts.DEFAULT));
    if (maxReceivedMessageSize != null) {
      builder.maxReceivedMessageSize(maxReceivedMessageSize);
    }
    if (readerQuotas != null) {
      builder.readerQuotas(readerQuotas.toReaderQuotas());
    }
    if (security != null) {
      builder.security(
          security.toSecurity(TransportSecurityBindingElement.of(MessageCredential.USER_NAME)));
    }
    return builder.build();
  }

  private Timeouts timeouts(Timeouts defaults) {
    return new Timeouts(
        openTimeout == null ? defaults.open() : openTimeout,
        closeTimeout == null ? defaults.close() : closeTimeout,
        sendTimeout == null ? defaults.send() : sendTimeout,
        receiveTimeout == null ? defaults.receive() : receiveTimeout);
  }
}
