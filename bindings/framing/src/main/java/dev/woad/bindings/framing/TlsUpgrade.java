package dev.woad.bindings.framing;

import dev.woad.bindings.message.RemoteIdentity;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Promise;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Changes the stream to TLS, and back when the session is over. */
public final class TlsUpgrade implements StreamUpgrade {

  /** The name by which .NET asks for TLS. */
  public static final String PROTOCOL = "application/ssl-tls";

  private final Supplier<SSLEngine> engines;

  private TlsUpgrade(Supplier<SSLEngine> engines) {
    this.engines = engines;
  }

  /**
   * Returns an upgrade by engines that know which side they are, and what to expect of the other.
   */
  public static TlsUpgrade of(Supplier<SSLEngine> engines) {
    return new TlsUpgrade(engines);
  }

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public Begun begin(Channel channel) {
    SSLEngine engine = engines.get();
    SslHandler handler = new SslHandler(engine);
    // Whoever waits for the session waits for this, too, and no longer.
    handler.setHandshakeTimeoutMillis(0);
    Promise<RemoteIdentity> done = channel.eventLoop().newPromise();
    handler
        .handshakeFuture()
        .addListener(
            shaken -> {
              if (shaken.isSuccess()) {
                done.setSuccess(identity(engine));
              } else {
                done.setFailure(shaken.cause());
              }
            });
    return new Begun(handler, done);
  }

  private static RemoteIdentity identity(SSLEngine engine) {
    List<X509Certificate> certificates = new ArrayList<>();
    try {
      for (Certificate certificate : engine.getSession().getPeerCertificates()) {
        certificates.add((X509Certificate) certificate);
      }
    } catch (SSLPeerUnverifiedException e) {
      return RemoteIdentity.ANONYMOUS;
    }
    return new RemoteIdentity(
        certificates.get(0).getSubjectX500Principal().getName(), certificates);
  }
}
