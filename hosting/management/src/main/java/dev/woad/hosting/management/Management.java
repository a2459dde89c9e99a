package dev.woad.hosting.management;

import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.HealthIndicators;
import dev.woad.bindings.HealthIndicators.Health;
import dev.woad.bindings.httpserver.HttpServer;
import dev.woad.bindings.httpserver.HttpServers;
import dev.woad.contracts.CommunicationState;
import dev.woad.contracts.EndpointAddress;
import dev.woad.diagnostics.CallMetrics;
import dev.woad.diagnostics.ServiceMetrics;
import dev.woad.hosting.HostExtension;
import dev.woad.hosting.ServiceHost;
import dev.woad.hosting.ServiceHostBuilder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages {@code /health}, {@code /health/live}, {@code /health/ready} and {@code /metrics}. */
final class Management implements HostExtension {

  private static final Logger LOG = LoggerFactory.getLogger(Management.class);

  private final EndpointAddress address;
  private final Access access;
  private final HealthIndicators health;
  private final BindingParameters parameters;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final ProcessMetrics process = ProcessMetrics.register(registry);
  private final List<ServiceMetrics> services = new ArrayList<>();
  private final List<HttpServer.Mount> mounts = new ArrayList<>();
  private @Nullable HttpServer server;
  private volatile List<ServiceHost> hosts = List.of();
  private volatile boolean closing;

  Management(
      EndpointAddress address,
      Access access,
      HealthIndicators health,
      BindingParameters parameters) {
    this.address = address;
    this.access = access;
    this.health = health;
    this.parameters = parameters;
  }

  @Override
  public void extend(ServiceHostBuilder host) {
    host.behavior(CallMetrics.ofServices(registry));
    host.behavior(CallMetrics.ofClients(registry));
  }

  @Override
  public void opened(List<ServiceHost> opened) {
    hosts = List.copyOf(opened);
    for (ServiceHost host : opened) {
      services.add(ServiceMetrics.register(registry, host.name().getLocalPart(), host.throttle()));
    }
    HttpServer obtained = HttpServers.obtain(address, parameters);
    server = obtained;
    mount(obtained, "/health", new HealthPage(this::ready, access));
    mount(obtained, "/health/live", new HealthPage(List::of, access));
    mount(obtained, "/health/ready", new HealthPage(this::ready, access));
    mount(obtained, "/metrics", new MetricsPage(registry, access));
    LOG.info("Health and metrics are at {}", shown(obtained.port()));
  }

  // A container alone knows its port.
  private String shown(int port) {
    String text = address.toString();
    return port == 0 ? text : text.replaceFirst(":0(?=/|$)", ":" + port);
  }

  private void mount(HttpServer on, String path, Page page) {
    String raw = address.uri().getRawPath();
    String own = (raw == null ? "" : raw.replaceAll("/$", "")) + path;
    mounts.add(
        on.mount(own, request -> CompletableFuture.completedFuture(page.answer(request, own))));
  }

  private List<Health> ready() {
    List<Health> all = new ArrayList<>();
    for (ServiceHost host : hosts) {
      boolean up = !closing && host.state() == CommunicationState.OPENED;
      all.add(
          new Health(
              host.name().getLocalPart(),
              up,
              closing
                  ? "takes no more calls"
                  : host.state() + ", " + host.endpoints().size() + " endpoints"));
    }
    all.addAll(health.check());
    return all;
  }

  @Override
  public void closing() {
    closing = true;
  }

  @Override
  public void closed() {
    mounts.forEach(HttpServer.Mount::close);
    mounts.clear();
    services.forEach(ServiceMetrics::close);
    process.close();
    registry.close();
    HttpServer open = server;
    if (open != null) {
      open.close(Duration.ofSeconds(1));
    }
  }
}
