package dev.woad.testing.security;

import dev.woad.bindings.Binding;
import dev.woad.bindings.TlsCredentials;
import dev.woad.bindings.framing.channel.SslStreamSecurityBindingElement;
import dev.woad.bindings.http.BasicHttpBinding;
import dev.woad.bindings.http.WsHttpBinding;
import dev.woad.bindings.httpserver.HttpSecurity;
import dev.woad.bindings.httpserver.HttpServerTls;
import dev.woad.bindings.nettcp.NetTcpBinding;
import dev.woad.clients.ChannelFactory;
import dev.woad.hosting.ServiceHost;
import dev.woad.hosting.ServiceHostBuilder;
import dev.woad.security.AuditEvent;
import dev.woad.security.ClientCredentials;
import dev.woad.security.Identity;
import dev.woad.security.SecurityAudit;
import dev.woad.security.ServiceCredentials;
import dev.woad.security.X509CertificateValidators;
import dev.woad.security.development.DevelopmentCertificates;
import dev.woad.security.http.HttpAuthenticationScheme;
import dev.woad.security.message.AlgorithmSuite;
import dev.woad.security.message.MessageCredential;
import dev.woad.security.message.MessageSecurityVersion;
import dev.woad.security.message.TransportSecurityBindingElement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A vault behind each binding, users alice (a clerk) and bob, and their certificates. */
final class Setup {

  static final List<String> BY_PASSWORD =
      List.of(
          "basic-basic",
          "basic-user",
          "ws-user",
          "ws-user-sc",
          "ws2007-user-sc",
          "ws-user-sc-sha256",
          "tcp-user",
          "tcp-user-sc");

  static final List<String> BY_CERTIFICATE =
      List.of(
          "basic-tls-cert",
          "basic-cert",
          "ws-cert",
          "ws-cert-sha256",
          "ws-cert-sc",
          "tcp-tls-cert",
          "tcp-cert",
          "tcp-cert-sc");

  private static final Path DIRECTORY = certificates();

  final VaultService service = new VaultService();
  final List<AuditEvent> events = new CopyOnWriteArrayList<>();

  private static Path certificates() {
    try {
      Path directory = Files.createTempDirectory("woad-security");
      directory.toFile().deleteOnExit();
      for (String name : List.of("alice", "bob")) {
        Path own = directory.resolve(name);
        for (Path file : DevelopmentCertificates.create(name).writeTo(own)) {
          file.toFile().deleteOnExit();
        }
        own.toFile().deleteOnExit();
      }
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a file of alice's authority, which everybody trusts. */
  static Path file(String name) {
    return DIRECTORY.resolve("alice").resolve(name);
  }

  static TlsCredentials serverTls() {
    return TlsCredentials.builder()
        .certificate(file("server.pem"), file("server.key"))
        .trust(file("ca.pem"))
        .build();
  }

  static TlsCredentials trusting() {
    return TlsCredentials.builder().trust(file("ca.pem")).build();
  }

  /** Returns credentials of a client that alice's authority has issued, or another. */
  static TlsCredentials certificateOf(String authority) {
    Path own = DIRECTORY.resolve(authority);
    return TlsCredentials.builder()
        .certificate(own.resolve("client.pem"), own.resolve("client.key"))
        .trust(file("ca.pem"))
        .build();
  }

  static ClientCredentials password(String name, String password) {
    return ClientCredentials.builder().userName(name, password).tls(trusting()).build();
  }

  static ClientCredentials certificate(String authority) {
    return ClientCredentials.builder().tls(certificateOf(authority)).build();
  }

  ServiceCredentials serviceCredentials() {
    Map<String, String> passwords = Map.of("alice", "wonder1and", "bob", "builder");
    return ServiceCredentials.builder()
        .userNames(
            (name, password) ->
                Optional.ofNullable(passwords.get(name))
                    .filter(password::equals)
                    .map(known -> inRoles(Identity.of(name, "UserName"))))
        .certificates(
            chain ->
                X509CertificateValidators.chainTrust(file("ca.pem"))
                    .validate(chain)
                    .map(Setup::inRoles))
        .tokens(
            token ->
                token.equals("alices-token")
                    ? Optional.of(inRoles(Identity.of("alice", "Bearer")))
                    : Optional.empty())
        .audit(SecurityAudit.to(SecurityAudit.Level.SUCCESS_OR_FAILURE, events::add))
        .build();
  }

  private static Identity inRoles(Identity identity) {
    return identity.name().contains("alice") ? identity.withRoles(List.of("clerk")) : identity;
  }

  /** Returns a host at a free port, open. */
  ServiceHost host(String name) {
    return hostAt(name, scheme(name) + "://localhost:0/vault");
  }

  ServiceHost hostAt(String name, String address) {
    ServiceHost host = builder().endpoint(Vault.class, binding(name, serverTls()), address).build();
    host.open();
    return host;
  }

  ServiceHostBuilder builder() {
    return ServiceHost.builder(service)
        .parameter(HttpServerTls.class, HttpServerTls.of(serverTls()))
        .credentials(serviceCredentials());
  }

  static String address(ServiceHost host) {
    return host.endpoints().get(0).address().toString();
  }

  static ChannelFactory<Vault> factory(
      String name, ServiceHost host, ClientCredentials credentials) {
    return ChannelFactory.builder(
            Vault.class, binding(name, credentials.tls().orElseGet(Setup::trusting)), address(host))
        .credentials(credentials)
        .build();
  }

  private static String scheme(String name) {
    return name.startsWith("tcp") ? "net.tcp" : "https";
  }

  static Binding binding(String name, TlsCredentials tcpTls) {
    if (name.startsWith("tcp")) {
      NetTcpBinding.Builder tcp =
          NetTcpBinding.builder()
              .security(
                  SslStreamSecurityBindingElement.of(tcpTls)
                      .withRequireClientCertificate(name.contains("-tls-cert")));
      return name.contains("-tls-cert") ? tcp.build() : tcp.messageSecurity(message(name)).build();
    }
    HttpSecurity security =
        name.endsWith("-basic")
            ? HttpSecurity.transport(HttpAuthenticationScheme.BASIC)
            : name.endsWith("-bearer")
                ? HttpSecurity.transport(HttpAuthenticationScheme.BEARER)
                : name.endsWith("-tls-cert")
                    ? HttpSecurity.transport(HttpAuthenticationScheme.CERTIFICATE)
                    : HttpSecurity.transportWithMessageCredential(message(name));
    return name.startsWith("basic")
        ? BasicHttpBinding.builder().security(security).build()
        : WsHttpBinding.builder().security(security).build();
  }

  private static TransportSecurityBindingElement message(String name) {
    TransportSecurityBindingElement element =
        TransportSecurityBindingElement.of(
                name.contains("cert") ? MessageCredential.CERTIFICATE : MessageCredential.USER_NAME)
            .withEstablishSecurityContext(name.contains("-sc"));
    if (name.startsWith("basic")) {
      element = element.withVersion(MessageSecurityVersion.WSS10_FEBRUARY_2005);
    }
    if (name.startsWith("ws2007")) {
      element = element.withVersion(MessageSecurityVersion.WSS11_WS_TRUST_13);
    }
    return name.endsWith("sha256")
        ? element.withAlgorithmSuite(AlgorithmSuite.BASIC256_SHA256)
        : element;
  }
}
