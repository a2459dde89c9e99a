package dev.woad.hosting.tomcat;

import dev.woad.bindings.httpserver.HttpServerSettings;
import dev.woad.bindings.httpserver.HttpServerTls;
import dev.woad.contracts.CommunicationException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/** Makes connectors that are strict in what they take in and say nothing of themselves. */
final class Connectors {

  // As much of a refused body is still taken in, so that the refusal gets through to its sender:
  // who
  // has written a body sees nothing of the reply once the connection is reset over it. More is no
  // mistake of a client's but its way, and not worth the time of a thread.
  static final int MAX_SWALLOW_SIZE = 16 * 1024 * 1024;

  private static final int VIRTUAL_THREADS_SINCE = 21;
  private static final int MAX_HEADER_SIZE = 32 * 1024;
  private static final int MAX_THREADS = 200;

  private Connectors() {}

  static Connector create(HttpServerSettings settings) {
    KeepAliveProtocol protocol = new KeepAliveProtocol();
    int idle = (int) Math.min(settings.idleTimeout().toMillis(), Integer.MAX_VALUE);
    try {
      protocol.setAddress(InetAddress.getByName(settings.host()));
    } catch (UnknownHostException e) {
      throw new CommunicationException(
          "host: " + settings.host() + " (expected: a name or address of this machine)", e);
    }
    protocol.setConnectionTimeout(idle);
    protocol.setKeepAliveTimeout(idle);
    protocol.setMaxKeepAliveRequests(-1);
    protocol.setMaxConnections(settings.maxConnections());
    protocol.setAcceptCount(settings.listenBacklog());
    protocol.setMaxHttpHeaderSize(MAX_HEADER_SIZE);
    protocol.setMaxSwallowSize(MAX_SWALLOW_SIZE);
    protocol.setTcpNoDelay(true);
    protocol.setContinueResponseTiming(ContinueResponseTiming.ON_REQUEST_BODY_READ.toString());
    if (Runtime.version().feature() >= VIRTUAL_THREADS_SINCE) {
      protocol.useVirtualThreads();
    } else {
      protocol.setMaxThreads(MAX_THREADS);
    }
    Connector connector = new Connector(protocol);
    connector.setPort(settings.port());
    connector.setThrowOnFailure(true);
    connector.setXpoweredBy(false);
    connector.setAllowTrace(false);
    if (settings.tls() != null) {
      protect(connector, protocol, settings.tls());
    }
    return connector;
  }

  private static void protect(Connector connector, KeepAliveProtocol protocol, HttpServerTls tls) {
    connector.setScheme("https");
    connector.setSecure(true);
    protocol.setSSLEnabled(true);
    SSLHostConfig config = new SSLHostConfig();
    config.setProtocols("+" + String.join("+", tls.sslProtocols()));
    config.setCertificateVerification(
        switch (tls.clientCertificates()) {
          case NONE -> "none";
          case ACCEPTED -> "optional";
          case REQUIRED -> "required";
        });
    SSLHostConfigCertificate certificate =
        new SSLHostConfigCertificate(config, SSLHostConfigCertificate.Type.UNDEFINED);
    certificate.setSslContext(new CredentialsContext(tls.credentials().context()));
    config.addCertificate(certificate);
    connector.addSslHostConfig(config);
  }
}
