package dev.woad.bindings.httpserver;

import dev.woad.bindings.message.MessageProperties;
import java.io.InputStream;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A request to an HTTP server. For use by one thread at a time, until its reply is complete. */
public interface HttpServerRequest {

  /** Returns the method, as it was sent: {@code POST}. */
  String method();

  /**
   * Returns the address as the caller knows it, with its query. Behind a proxy that the server
   * trusts this is the address that the proxy was asked for.
   */
  URI uri();

  /**
   * Returns the path on this server, percent-encoded, from {@code /}; where the server is one
   * application of a container, without the path of that application.
   */
  String path();

  /** Returns the query as it was sent, without its question mark. */
  Optional<String> query();

  /** Returns the first value of a header; names match in any case. */
  Optional<String> header(String name);

  /** Returns all values of a header; names match in any case. */
  List<String> headers(String name);

  /** Returns the names of all headers. */
  Set<String> headerNames();

  /** Returns the length of the body in bytes; -1 if it was not announced. */
  long contentLength();

  /** Returns the body. Reading blocks; a body that ends early or too late fails. */
  InputStream body();

  /** Returns the address and port of the other end of the connection. */
  String remoteAddress();

  /** Returns whether the connection is protected by TLS, from here to its other end. */
  boolean isSecure();

  /**
   * Returns the certificate that the other end of the connection has shown to be its own, and after
   * it those that it was issued by; empty if it has shown none.
   */
  default List<X509Certificate> peerCertificates() {
    return List.of();
  }

  /**
   * Returns what is known of the request besides, which goes along with the message that is made of
   * it: who sent it, if that has been found out.
   */
  MessageProperties properties();
}
