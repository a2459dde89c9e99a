package dev.woad.testing.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.bindings.TlsCredentials;
import dev.woad.bindings.httpserver.HttpSecurity;
import dev.woad.bindings.webhttp.WebHttpBinding;
import dev.woad.hosting.ServiceHost;
import dev.woad.security.AuditEvent;
import dev.woad.security.http.HttpAuthenticationScheme;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials in the heads of requests, as any HTTP client sends them. */
@Timeout(60)
final class HttpCredentialsTest {

  private final Setup setup = new Setup();

  private ServiceHost rest(HttpAuthenticationScheme scheme) {
    ServiceHost host =
        setup
            .builder()
            .endpoint(
                VaultResource.class,
                WebHttpBinding.builder().security(HttpSecurity.transport(scheme)).build(),
                "https://localhost:0/api")
            .build();
    host.open();
    return host;
  }

  private static HttpResponse<String> send(
      ServiceHost host, String path, @Nullable String authorization, TlsCredentials tls)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(Setup.address(host) + path));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    if (path.endsWith("open")) {
      request.POST(HttpRequest.BodyPublishers.ofString("box"));
      request.header("Content-Type", "text/plain");
    }
    return HttpClient.newBuilder()
        .sslContext(tls.context())
        .build()
        .send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void restKnowsItsCaller() throws Exception {
    try (ServiceHost host = rest(HttpAuthenticationScheme.BASIC)) {
      HttpResponse<String> who =
          send(host, "/vault/who", basic("alice:wonder1and"), Setup.trusting());
      HttpResponse<String> opened =
          send(host, "/vault/open", basic("alice:wonder1and"), Setup.trusting());

      assertThat(who.body()).isEqualTo("alice");
      assertThat(opened.body()).isEqualTo("box opened by alice");
    }
  }

  @Test
  void callerInNoRoleGetsAProblem() throws Exception {
    try (ServiceHost host = rest(HttpAuthenticationScheme.BASIC)) {
      HttpResponse<String> reply =
          send(host, "/vault/open", basic("bob:builder"), Setup.trusting());

      assertThat(reply.statusCode()).isEqualTo(403);
      assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(reply.body()).contains("Access is denied.").doesNotContain("clerk");
    }
    assertThat(setup.service.calls).hasValue(0);
  }

  @Test
  void callerWithoutCredentialsIsToldWhatToShow() throws Exception {
    try (ServiceHost host = rest(HttpAuthenticationScheme.BASIC)) {
      HttpResponse<String> reply = send(host, "/vault/who", null, Setup.trusting());

      assertThat(reply.statusCode()).isEqualTo(401);
      assertThat(reply.headers().firstValue("WWW-Authenticate"))
          .hasValue("Basic realm=\"\", charset=\"UTF-8\"");
      assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
    assertThat(setup.events).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic YWxpY2U6d3Jvbmc=",
        "Basic ????",
        "Basic",
        "Basic YWxpY2U=",
        "Bearer alices-token",
        "Digest username=\"alice\"",
      })
  void wrongCredentialsAreRefused(String authorization) throws Exception {
    try (ServiceHost host = rest(HttpAuthenticationScheme.BASIC)) {
      HttpResponse<String> reply = send(host, "/vault/open", authorization, Setup.trusting());

      assertThat(reply.statusCode()).isEqualTo(401);
    }
    assertThat(setup.service.calls).hasValue(0);
    assertThat(setup.events).singleElement().matches(event -> !event.allowed());
  }

  @Test
  void bearerTokenIsAcceptedAndAnotherIsNot() throws Exception {
    try (ServiceHost host = rest(HttpAuthenticationScheme.BEARER)) {
      assertThat(send(host, "/vault/who", "Bearer alices-token", Setup.trusting()).body())
          .isEqualTo("alice");
      HttpResponse<String> reply =
          send(host, "/vault/who", "Bearer anothers-token", Setup.trusting());
      assertThat(reply.statusCode()).isEqualTo(401);
      assertThat(reply.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"\"");
    }
    assertThat(setup.events.toString()).doesNotContain("anothers-token");
  }

  @Test
  void certificateIsRequiredOfThisEndpoint() throws Exception {
    try (ServiceHost host = rest(HttpAuthenticationScheme.CERTIFICATE)) {
      assertThat(send(host, "/vault/who", null, Setup.certificateOf("alice")).body())
          .isEqualTo("CN=alice");
      assertThat(send(host, "/vault/who", null, Setup.trusting()).statusCode()).isEqualTo(403);
    }
    assertThat(setup.events)
        .filteredOn(event -> !event.allowed())
        .extracting(AuditEvent::why)
        .containsExactly("no certificate");
  }

  @Test
  void metadataIsForThoseWhoMayCall() throws Exception {
    try (ServiceHost host = setup.host("basic-basic")) {
      assertThat(send(host, "?wsdl", null, Setup.trusting()).statusCode()).isEqualTo(401);
      assertThat(send(host, "?wsdl", basic("alice:wonder1and"), Setup.trusting()).body())
          .contains("BasicAuthentication")
          .contains("HttpsToken");
    }
  }
}
