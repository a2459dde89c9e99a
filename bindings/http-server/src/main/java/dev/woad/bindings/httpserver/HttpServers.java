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
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

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
      return new Lease(container, timeout -> {});
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
    if (!address.scheme().equals("http")) {
      throw new CommunicationException(
          "address: " + address + " (expected: http://..., or a container that has TLS)");
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
    int listenPort = port < 0 ? 80 : port;
    String listenHost = host;
    return parameters
        .find(HttpServerSettings.class)
        .map(template -> template.withListen(listenHost, listenPort))
        .orElseGet(() -> HttpServerSettings.of(listenHost, listenPort));
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
    } else if (!shared.settings.withListen("", 0).equals(settings.withListen("", 0))) {
      throw new CommunicationException(
          "address: "
              + address
              + " (expected: the settings that a server listens there with already, "
              + shared.settings
              + ")");
    }
    shared.leases++;
    Key leased = key;
    return new Lease(shared.server, timeout -> release(leased, timeout));
  }

  private void release(Key key, Duration timeout) {
    HttpServer last = null;
    synchronized (this) {
      Shared shared = servers.get(key);
      if (shared != null && --shared.leases == 0) {
        servers.remove(key);
        last = shared.server;
      }
    }
    // Not under the lock: requests under way may take their time.
    if (last != null) {
      last.close(timeout);
    }
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

    Shared(HttpServer server, HttpServerSettings settings) {
      this.server = server;
      this.settings = settings;
    }
  }

  private interface Release {

    void release(Duration timeout);
  }

  private static final class Lease implements HttpServer {

    private final HttpServer server;
    private @Nullable Release release;

    Lease(HttpServer server, Release release) {
      this.server = server;
      this.release = release;
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
    public void close(Duration timeout) {
      Release once;
      synchronized (this) {
        once = release;
        release = null;
      }
      if (once != null) {
        once.release(timeout);
      }
    }
  }
}
