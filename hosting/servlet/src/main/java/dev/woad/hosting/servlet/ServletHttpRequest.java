package dev.woad.hosting.servlet;

import dev.woad.bindings.httpserver.HttpServerRequest;
import dev.woad.bindings.message.MessageProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A request as a servlet sees it. */
final class ServletHttpRequest implements HttpServerRequest {

  // Servlet 6.1, 3.9.
  private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

  private final MessageProperties properties = new MessageProperties();
  private final HttpServletRequest request;
  private final String path;
  private final URI uri;

  private ServletHttpRequest(HttpServletRequest request, String path, URI uri) {
    this.request = request;
    this.path = path;
    this.uri = uri;
  }

  /**
   * Returns the request.
   *
   * @throws IllegalArgumentException if its address, or what is forwarded of it, is malformed
   */
  static ServletHttpRequest of(HttpServletRequest request, boolean trustForwarded) {
    String whole = request.getRequestURI();
    String context = request.getContextPath();
    String path = whole.startsWith(context) ? whole.substring(context.length()) : whole;
    Forwarded forwarded = trustForwarded ? Forwarded.of(request) : Forwarded.NOT;
    String text =
        forwarded.origin(request.getScheme(), request.getServerName(), request.getServerPort())
            + forwarded.prefix()
            + whole
            + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
    return new ServletHttpRequest(request, path.isEmpty() ? "/" : path, URI.create(text));
  }

  @Override
  public String method() {
    return request.getMethod();
  }

  @Override
  public URI uri() {
    return uri;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public Optional<String> query() {
    return Optional.ofNullable(request.getQueryString());
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeader(name));
  }

  @Override
  public List<String> headers(String name) {
    return Collections.list(request.getHeaders(name));
  }

  @Override
  public Set<String> headerNames() {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(Collections.list(request.getHeaderNames()));
    return names;
  }

  @Override
  public long contentLength() {
    return request.getContentLengthLong();
  }

  @Override
  public InputStream body() {
    try {
      return request.getInputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String remoteAddress() {
    String address = request.getRemoteAddr();
    boolean v6 = address.indexOf(':') >= 0 && !address.startsWith("[");
    return (v6 ? "[" + address + "]" : address) + ":" + request.getRemotePort();
  }

  @Override
  public boolean isSecure() {
    return request.isSecure();
  }

  @Override
  public List<X509Certificate> peerCertificates() {
    return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] shown
        ? List.of(shown)
        : List.of();
  }

  @Override
  public MessageProperties properties() {
    return properties;
  }
}
