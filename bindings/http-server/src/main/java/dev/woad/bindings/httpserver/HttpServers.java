package dev.woad.bindings.httpserver;

import dev.woad.bindings.BindingParameters;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.EndpointAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Where listeners get the servers that they mount their paths on.
 *
 * <p>If the parameters hold an {@link HttpServer}, such as that of a servlet container, it serves
 * all addresses. Else a server is embedded for each host and port, by the {@link
 * HttpServerSettings} among the parameters if there are any: one for all of a JVM that name the
 * same port, and for port 0 one for all that share the same parameters. It is closed when the last
 * one lets go of it.
 *
 * <p>A host name is resolved once and bound alone; {@code 0.0.0.0}, {@code +} and {@code *} mean
 * all addresses of the machine.
 */
public final class HttpServers {

  private static final String ALL_ADDRESSES = "0.0.0.0";
  private static final HttpServers OF_THE_JVM = new HttpServers();

  private final Map<Key, Shared> servers = new HashMap<>();

  private HttpServers() {}

  /**
   * Returns the server for the given address, which is started if nobody has it yet. Closing it
   * lets go of it; the caller takes its mounts away before that.
   *
   * @throws CommunicationException if it cannot listen there, if no server is on the class path, or
   *     if one listens there with other settings
   */
  public static HttpServer obtain(EndpointAddress address, BindingParameters parameters) {
    HttpServer container = parameters.find(HttpServer.class).orElse(null);
    if (container != null) {
      return new Lease(container);
    }
    HttpServerSettings settings = settings(address, parameters);
    HttpServers servers =
        settings.port() == 0
            ? parameters.findOrPut(HttpServers.class, HttpServers::new)
            : OF_THE_JVM;
    return servers.lease(address, settings);
  }

  private static HttpServerSettings settings(
      EndpointAddress address, BindingParameters parameters) {
    boolean secure = address.scheme().equals("https") || address.scheme().equals("wss");
    if (!secure && !address.scheme().equals("http") && !address.scheme().equals("ws")) {
      throw new CommunicationException(
          "address: " + address + " (expected: http://..., https://..., ws://... or wss://...)");
    }
    URI uri = address.uri();
    String host = uri.getHost();
    int port = uri.getPort();
    if (host == null) {
      // What http.sys calls wildcards is no host to java.net.URI.
      String authority = String.valueOf(uri.getRawAuthority());
      if (!authority.matches("[+*](:\\d{1,5})?")) {
        throw new CommunicationException("address: " + address + " (expected: http://host:port/)");
      }
      host = ALL_ADDRESSES;
      port = authority.length() > 2 ? Integer.parseInt(authority.substring(2)) : -1;
    }
    int listenPort = port >= 0 ? port : secure ? 443 : 80;
    String listenHost = host;
    HttpServerSettings settings =
        parameters
            .find(HttpServerSettings.class)
            .map(template -> template.withListen(listenHost, listenPort))
            .orElseGet(() -> HttpServerSettings.of(listenHost, listenPort));
    if (!secure) {
      return settings.withTls(null);
    }
    HttpServerTls tls = parameters.find(HttpServerTls.class).orElse(settings.tls());
    if (tls == null) {
      throw new CommunicationException(
          "address: "
              + address
              + " (expected: a certificate for it, by http.tls of the configuration or an"
              + " HttpServerTls among the parameters; or a container that has TLS)");
    }
    return settings.withTls(tls);
  }

  private static boolean isAlike(HttpServerSettings one, HttpServerSettings other) {
    return one.maxConnections() == other.maxConnections()
        && one.listenBacklog() == other.listenBacklog()
        && one.idleTimeout().equals(other.idleTimeout())
        && one.trustForwarded() == other.trustForwarded()
        && Objects.equals(one.tls(), other.tls());
  }

  private synchronized HttpServer lease(EndpointAddress address, HttpServerSettings settings) {
    Key key = Key.of(address, settings);
    Shared shared = servers.get(key);
    if (shared == null && !key.isOfAll()) {
      Key all = key.ofAll();
      shared = servers.get(all);
      key = shared == null ? key : all;
    }
    if (shared == null) {
      shared = new Shared(provider().open(settings), settings);
      servers.put(key, shared);
    } else if (!isAlike(shared.settings, settings)) {
      throw new CommunicationException(
          "address: "
              + address
              + " (expected: the settings that a server listens there with already, "
              + shared.settings
              + ")");
    }
    shared.leases++;
    shared.accepting++;
    return new Lease(this, key, shared);
  }

  /** Notes that one lease wants no more connections; when none does, the server is stopped. */
  private void stop(Key key, Shared shared) {
    synchronized (this) {
      if (--shared.accepting > 0) {
        return;
      }
      // Whoever wants the port from now on gets another server.
      servers.remove(key, shared);
    }
    shared.server.stop();
  }

  private void release(Shared shared, Duration timeout) {
    synchronized (this) {
      if (--shared.leases > 0) {
        return;
      }
    }
    // Not under the lock: requests under way may take their time.
    shared.server.close(timeout);
  }

  private static HttpServerProvider provider() {
    Iterator<HttpServerProvider> providers =
        ServiceLoader.load(HttpServerProvider.class, HttpServers.class.getClassLoader()).iterator();
    if (!providers.hasNext()) {
      throw new CommunicationException(
          "HTTP server: none on the class path (expected: dev.woad:woad-hosting-tomcat, or to run"
              + " in a servlet container)");
    }
    return providers.next();
  }

  private record Key(InetAddress address, int port) {

    static Key of(EndpointAddress address, HttpServerSettings settings) {
      try {
        return new Key(InetAddress.getByName(settings.host()), settings.port());
      } catch (UnknownHostException e) {
        throw new CommunicationException(
            "address: " + address + " (expected: a host name of this machine)", e);
      }
    }

    @Override
    public int hashCode() {
      return address.hashCode() * 31 + port;
    }

    boolean isOfAll() {
      return address.isAnyLocalAddress();
    }

    Key ofAll() {
      try {
        return new Key(InetAddress.getByName(ALL_ADDRESSES), port);
      } catch (UnknownHostException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final class Shared {

    final HttpServer server;
    final HttpServerSettings settings;
    int leases;
    int accepting;

    Shared(HttpServer server, HttpServerSettings settings) {
      this.server = server;
      this.settings = settings;
    }
  }

  private static final class Lease implements HttpServer {

    private final HttpServer server;
    private final Runnable stopping;
    private final Consumer<Duration> closing;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Leases a server that is not ours to stop. */
    Lease(HttpServer container) {
      this.server = container;
      this.stopping = () -> {};
      this.closing = timeout -> {};
    }

    Lease(HttpServers servers, Key key, Shared shared) {
      this.server = shared.server;
      this.stopping = () -> servers.stop(key, shared);
      this.closing = timeout -> servers.release(shared, timeout);
    }

    @Override
    public Mount mount(String path, HttpHandler handler) {
      return server.mount(path, handler);
    }

    @Override
    public int port() {
      return server.port();
    }

    @Override
    public void stop() {
      if (!stopped.getAndSet(true)) {
        stopping.run();
      }
    }

    @Override
    public void close(Duration timeout) {
      stop();
      if (!closed.getAndSet(true)) {
        closing.accept(timeout);
      }
    }
  }
}
