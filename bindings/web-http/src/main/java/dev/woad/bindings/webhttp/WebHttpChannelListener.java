package dev.woad.bindings.webhttp;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.ChannelListener;
import dev.woad.bindings.ListenerEndpoints;
import dev.woad.bindings.MetadataSource;
import dev.woad.bindings.ServiceEndpoint;
import dev.woad.bindings.httpserver.HttpGuard;
import dev.woad.bindings.httpserver.HttpServer;
import dev.woad.bindings.httpserver.HttpServers;
import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.EndpointAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mounts the contracts of one address on an HTTP server. */
final class WebHttpChannelListener implements ChannelListener {

  private final WebHttpTransportBindingElement element;
  private final BindingContext context;
  private final List<ContractDescription> contracts;
  private EndpointAddress address;
  private @Nullable HttpServer server;
  private HttpServer.@Nullable Mount mount;
  private @Nullable WebHttpService service;

  private WebHttpChannelListener(
      WebHttpTransportBindingElement element,
      BindingContext context,
      List<ContractDescription> contracts) {
    this.element = element;
    this.context = context;
    this.contracts = contracts;
    this.address = context.address();
  }

  static WebHttpChannelListener of(WebHttpTransportBindingElement element, BindingContext context) {
    List<ContractDescription> contracts =
        context.parameters().find(ListenerEndpoints.class).stream()
            .flatMap(endpoints -> endpoints.endpoints().stream())
            .map(ServiceEndpoint::contract)
            .toList();
    if (contracts.isEmpty()) {
      throw new IllegalArgumentException(
          "address: " + context.address() + " has no contract (expected: ListenerEndpoints)");
    }
    ContractRules.check(contracts);
    return new WebHttpChannelListener(element, context, contracts);
  }

  @Override
  public synchronized void open(ChannelHandler handler) {
    if (service != null) {
      throw new IllegalStateException("listener at " + address + ": open (expected: created)");
    }
    BasePath basePath = BasePath.of(context.address().uri());
    WebHttpService opened =
        new WebHttpService(
            () -> JerseyApplication.of(contracts, handler, element.readerQuotas()),
            basePath,
            element.maxReceivedMessageSize(),
            context.parameters().find(MetadataSource.class).isPresent());
    HttpServer obtained = HttpServers.obtain(context.address(), context.parameters());
    try {
      mount = obtained.mount(basePath.path(), HttpGuard.around(opened, context, opened::refusal));
    } catch (RuntimeException e) {
      obtained.close(Duration.ZERO);
      throw e;
    }
    server = obtained;
    service = opened;
    address = withPort(context.address(), obtained.port());
  }

  @Override
  public synchronized EndpointAddress address() {
    return address;
  }

  @Override
  public synchronized void stop() {
    if (mount != null) {
      mount.close();
      mount = null;
    }
    if (server != null) {
      server.stop();
    }
  }

  @Override
  public void close(Duration timeout) {
    stop();
    HttpServer closing;
    WebHttpService ending;
    synchronized (this) {
      closing = server;
      ending = service;
      server = null;
    }
    if (closing != null && ending != null) {
      long start = System.nanoTime();
      ending.close(timeout);
      Duration rest = timeout.minusNanos(System.nanoTime() - start);
      closing.close(rest.isNegative() ? Duration.ZERO : rest);
    }
  }

  private static EndpointAddress withPort(EndpointAddress address, int port) {
    URI uri = address.uri();
    if (uri.getPort() != 0 || port == 0) {
      return address;
    }
    String text = uri.toString();
    int end = text.indexOf(uri.getRawAuthority()) + uri.getRawAuthority().length();
    return EndpointAddress.of(
        text.substring(0, end).replaceFirst(":0$", ":" + port) + text.substring(end));
  }
}
