package dev.woad.hosting.tomcat;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;
import org.apache.tomcat.util.net.SSLContext;
import org.jspecify.annotations.Nullable;

/** Gives Tomcat a context of the JDK's that is set up already, and asks its files by itself. */
final class CredentialsContext implements SSLContext {

  private final javax.net.ssl.SSLContext context;

  CredentialsContext(javax.net.ssl.SSLContext context) {
    this.context = context;
  }

  @Override
  public void init(
      KeyManager @Nullable [] keys, TrustManager @Nullable [] trust, SecureRandom random) {}

  @Override
  public void destroy() {}

  @Override
  public SSLSessionContext getServerSessionContext() {
    return context.getServerSessionContext();
  }

  @Override
  public SSLEngine createSSLEngine() {
    return context.createSSLEngine();
  }

  @Override
  public SSLServerSocketFactory getServerSocketFactory() {
    return context.getServerSocketFactory();
  }

  @Override
  public SSLParameters getSupportedSSLParameters() {
    return context.getSupportedSSLParameters();
  }

  /** Returns null: what Tomcat asks for is to be logged, and changes with the files. */
  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return null;
  }

  @Override
  public X509Certificate @Nullable [] getAcceptedIssuers() {
    return null;
  }
}
