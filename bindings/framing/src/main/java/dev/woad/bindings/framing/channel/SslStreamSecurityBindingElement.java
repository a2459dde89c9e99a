package dev.woad.bindings.framing.channel;

import dev.woad.bindings.Binding;
import dev.woad.bindings.SecurityFact;
import dev.woad.bindings.TlsCredentials;
import dev.woad.bindings.TransportPolicy;
import dev.woad.bindings.framing.StreamUpgrade;
import dev.woad.bindings.framing.TlsUpgrade;
import dev.woad.bindings.message.BodyWriter;
import dev.woad.contracts.EndpointAddress;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * TLS beneath framed sessions. Each session has a handshake of its own; what announces it travels
 * in clear.
 *
 * @param credentials by what this party shows who it is, and whom it believes
 * @param requireClientCertificate whether a client must show a certificate
 * @param sslProtocols the versions of TLS, by their names in Java; .NET's client knows none above
 *     {@code TLSv1.2} here
 */
public record SslStreamSecurityBindingElement(
    TlsCredentials credentials, boolean requireClientCertificate, List<String> sslProtocols)
    implements StreamUpgradeBindingElement {

  private static final List<String> DEFAULT_PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

  /** Checks that there is a version. */
  public SslStreamSecurityBindingElement {
    sslProtocols = List.copyOf(sslProtocols);
    if (sslProtocols.isEmpty()) {
      throw new IllegalArgumentException("sslProtocols: none (expected: such as TLSv1.3)");
    }
  }

  /** Returns the layer with the given credentials, TLS 1.3 and 1.2, and no client certificates. */
  public static SslStreamSecurityBindingElement of(TlsCredentials credentials) {
    return new SslStreamSecurityBindingElement(credentials, false, DEFAULT_PROTOCOLS);
  }

  /** Returns this layer with clients that must show a certificate, or need not. */
  public SslStreamSecurityBindingElement withRequireClientCertificate(boolean newRequire) {
    return new SslStreamSecurityBindingElement(credentials, newRequire, sslProtocols);
  }

  /** Returns this layer with other versions of TLS. */
  public SslStreamSecurityBindingElement withSslProtocols(List<String> newSslProtocols) {
    return new SslStreamSecurityBindingElement(
        credentials, requireClientCertificate, newSslProtocols);
  }

  @Override
  public StreamUpgrade serverUpgrade() {
    if (!credentials.hasCertificate()) {
      throw new IllegalArgumentException(
          "certificate: none (expected: the one by which the service shows who it is)");
    }
    if (requireClientCertificate && !credentials.hasTrust()) {
      throw new IllegalArgumentException(
          "trusted certificates: none (expected: those by which clients' certificates were issued)");
    }
    return TlsUpgrade.of(this::serverEngine);
  }

  @Override
  public StreamUpgrade clientUpgrade(EndpointAddress address) {
    return TlsUpgrade.of(() -> clientEngine(address));
  }

  private SSLEngine serverEngine() {
    SSLEngine engine = credentials.context().createSSLEngine();
    engine.setUseClientMode(false);
    SSLParameters parameters = parameters();
    parameters.setNeedClientAuth(requireClientCertificate);
    engine.setSSLParameters(parameters);
    return engine;
  }

  private SSLEngine clientEngine(EndpointAddress address) {
    String host = Optional.ofNullable(address.uri().getHost()).orElse("localhost");
    SSLEngine engine = credentials.context().createSSLEngine(host, address.uri().getPort());
    engine.setUseClientMode(true);
    SSLParameters parameters = parameters();
    // The certificate must be one for the host that was asked for.
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    engine.setSSLParameters(parameters);
    return engine;
  }

  private SSLParameters parameters() {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(sslProtocols.toArray(String[]::new));
    return parameters;
  }

  @Override
  public List<BodyWriter> policyAssertions(Binding binding) {
    return TransportPolicy.ofLayer(binding);
  }

  @Override
  public List<SecurityFact> securityFacts(Binding binding) {
    SecurityFact tls = SecurityFact.protection("TLS");
    return requireClientCertificate
        ? List.of(tls, SecurityFact.identity("certificate to TLS"))
        : List.of(tls);
  }

  @Override
  public Optional<BodyWriter> transportToken(Binding binding) {
    return Optional.of(SslPolicy.token(requireClientCertificate));
  }
}
