package dev.woad.bindings.http;

import dev.woad.bindings.BindingContext;
import dev.woad.security.ClientCredentials;
import dev.woad.security.http.HttpAuthenticationBindingElement;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/** What a client shows to HTTP, with its first request and all others. */
final class ClientAuthorization {

  private ClientAuthorization() {}

  /**
   * Returns what gives the value of the header; empty if there is none to be sent.
   *
   * @throws IllegalArgumentException if the client has not what the binding asks for
   */
  static Optional<Supplier<String>> of(BindingContext context) {
    HttpAuthenticationBindingElement element =
        context.binding().find(HttpAuthenticationBindingElement.class).orElse(null);
    if (element == null) {
      return Optional.empty();
    }
    ClientCredentials credentials =
        context
            .parameters()
            .find(ClientCredentials.class)
            .orElseGet(() -> ClientCredentials.builder().build());
    return switch (element.scheme()) {
      case BASIC -> {
        ClientCredentials.UserName shown =
            credentials.userName().orElseThrow(() -> missing("userName", context));
        String pair = shown.name() + ":" + shown.password();
        String header =
            "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        yield Optional.of(() -> header);
      }
      case BEARER -> {
        Supplier<String> token = credentials.token().orElseThrow(() -> missing("token", context));
        yield Optional.of(() -> "Bearer " + token.get());
      }
      case CERTIFICATE -> {
        if (credentials.tls().filter(tls -> tls.hasCertificate()).isEmpty()) {
          throw missing("certificate", context);
        }
        yield Optional.empty();
      }
    };
  }

  private static IllegalArgumentException missing(String what, BindingContext context) {
    return new IllegalArgumentException(
        what
            + " for "
            + context.address()
            + ": none (expected: one in ClientCredentials, by ChannelFactory.builder)");
  }
}
