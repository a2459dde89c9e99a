package dev.woad.hosting.tomcat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.TlsCredentials;
import dev.woad.bindings.httpserver.HttpHandler;
import dev.woad.bindings.httpserver.HttpServer;
import dev.woad.bindings.httpserver.HttpServerReply;
import dev.woad.bindings.httpserver.HttpServerTls;
import dev.woad.bindings.httpserver.HttpServerTls.ClientCertificates;
import dev.woad.bindings.httpserver.HttpServers;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.EndpointAddress;
import dev.woad.security.development.DevelopmentCertificates;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TomcatTlsTest {

  @TempDir private static Path shared;

  private static DevelopmentCertificates made;

  @TempDir private Path own;

  private HttpServer server;

  @BeforeAll
  static void makeCertificates() throws IOException {
    made = DevelopmentCertificates.create("alice");
    made.writeTo(shared.resolve("tls"));
  }

  @AfterEach
  void close() {
    if (server != null) {
      server.close(Duration.ofSeconds(10));
    }
  }

  @Test
  void requestsOverTlsAreSecure() throws Exception {
    open(HttpServerTls.of(serverCredentials().build()));

    HttpResponse<String> reply = get(client().build());

    assertThat(reply.body()).isEqualTo("https true nobody");
  }

  @Test
  void clientShowsItsCertificate() throws Exception {
    open(HttpServerTls.of(serverCredentials().trust(file("ca.pem")).build()));

    HttpResponse<String> reply =
        get(client().certificate(file("client.pem"), file("client.key")).build());

    assertThat(reply.body()).isEqualTo("https true CN=alice");
  }

  @Test
  void clientNeedNotShowACertificateThatIsOnlyAccepted() throws Exception {
    open(HttpServerTls.of(serverCredentials().trust(file("ca.pem")).build()));

    assertThat(get(client().build()).body()).isEqualTo("https true nobody");
  }

  @Test
  void clientWithoutTheRequiredCertificateIsRefused() {
    open(
        HttpServerTls.of(serverCredentials().trust(file("ca.pem")).build())
            .withClientCertificates(ClientCertificates.REQUIRED));

    assertThatThrownBy(() -> get(client().build())).isInstanceOf(IOException.class);
  }

  @Test
  void clientOfAnotherAuthorityIsRefused() throws IOException {
    DevelopmentCertificates.create("alice").writeTo(own.resolve("other"));
    open(
        HttpServerTls.of(serverCredentials().trust(file("ca.pem")).build())
            .withClientCertificates(ClientCertificates.REQUIRED));

    TlsCredentials stranger =
        client()
            .certificate(own.resolve("other/client.pem"), own.resolve("other/client.key"))
            .build();

    assertThatThrownBy(() -> get(stranger)).isInstanceOf(IOException.class);
  }

  @Test
  void serverThatTheClientDoesNotTrustIsRefused() {
    open(HttpServerTls.of(serverCredentials().build()));

    assertThatThrownBy(() -> get(TlsCredentials.create()))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void changedCertificateIsShownToNewConnectionsAndOldOnesLiveOn() throws Exception {
    Path certificate = own.resolve("server.pem");
    Path key = own.resolve("server.key");
    Files.copy(file("server.pem"), certificate);
    Files.copy(file("server.key"), key);
    open(HttpServerTls.of(TlsCredentials.builder().certificate(certificate, key).build()));
    try (SSLSocket before = connect(client().build())) {
      DevelopmentCertificates renewed = DevelopmentCertificates.create("alice");
      renewed.writeTo(own.resolve("renewed"));
      replace(own.resolve("renewed/server.key"), key);
      replace(own.resolve("renewed/server.pem"), certificate);

      TlsCredentials both =
          TlsCredentials.builder()
              .trust(concatenated(file("ca.pem"), own.resolve("renewed/ca.pem")))
              .build();
      X509Certificate shown = shownAfterAWhile(both, renewed.server().certificate());

      assertThat(shown).isEqualTo(renewed.server().certificate());
      before.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes());
      assertThat(new String(before.getInputStream().readNBytes(12))).isEqualTo("HTTP/1.1 200");
    }
  }

  @Test
  void onePortDoesNotSpeakBoth() {
    open(HttpServerTls.of(serverCredentials().build()));

    assertThatThrownBy(
            () ->
                HttpServers.obtain(
                    EndpointAddress.of("http://localhost:" + server.port() + "/"),
                    new BindingParameters()))
        .isInstanceOf(CommunicationException.class);
  }

  // Files are looked at once a second.
  private X509Certificate shownAfterAWhile(TlsCredentials trust, X509Certificate expected)
      throws IOException {
    Instant end = Instant.now().plusSeconds(20);
    while (true) {
      try (SSLSocket socket = connect(trust)) {
        X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
        if (shown.equals(expected) || Instant.now().isAfter(end)) {
          return shown;
        }
      }
    }
  }

  private SSLSocket connect(TlsCredentials credentials) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            credentials.context().getSocketFactory().createSocket("localhost", server.port());
    socket.startHandshake();
    return socket;
  }

  private Path concatenated(Path one, Path other) throws IOException {
    return Files.writeString(
        own.resolve("both.pem"), Files.readString(one) + Files.readString(other));
  }

  private static void replace(Path from, Path to) throws IOException {
    Files.write(to, Files.readAllBytes(from));
    Files.setLastModifiedTime(to, FileTime.from(Instant.now().plusSeconds(5)));
  }

  private void open(HttpServerTls tls) {
    BindingParameters parameters = new BindingParameters();
    parameters.put(HttpServerTls.class, tls);
    server = HttpServers.obtain(EndpointAddress.of("https://localhost:0/"), parameters);
    HttpHandler handler =
        request ->
            CompletableFuture.completedFuture(
                HttpServerReply.text(
                    200,
                    request.uri().getScheme()
                        + " "
                        + request.isSecure()
                        + " "
                        + request.peerCertificates().stream()
                            .findFirst()
                            .map(certificate -> certificate.getSubjectX500Principal().getName())
                            .orElse("nobody")));
    server.mount("/", handler);
  }

  private HttpResponse<String> get(TlsCredentials credentials)
      throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().sslContext(credentials.context()).build();
    return client.send(
        HttpRequest.newBuilder(URI.create("https://localhost:" + server.port() + "/")).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static TlsCredentials.Builder serverCredentials() {
    return TlsCredentials.builder().certificate(file("server.pem"), file("server.key"));
  }

  private static TlsCredentials.Builder client() {
    return TlsCredentials.builder().trust(file("ca.pem"));
  }

  private static Path file(String name) {
    return shared.resolve("tls").resolve(name);
  }
}
