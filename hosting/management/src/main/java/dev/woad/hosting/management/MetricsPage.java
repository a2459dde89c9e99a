package dev.woad.hosting.management;

import dev.woad.bindings.httpserver.HttpBody;
import dev.woad.bindings.httpserver.HttpServerReply;
import dev.woad.bindings.httpserver.HttpServerRequest;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;

/** The metrics, in the format that a scraper asks for: Prometheus's own, or OpenMetrics. */
final class MetricsPage implements Page {

  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final String OPEN_METRICS =
      "application/openmetrics-text; version=1.0.0; charset=utf-8";

  private final PrometheusMeterRegistry registry;
  private final Access access;

  MetricsPage(PrometheusMeterRegistry registry, Access access) {
    this.registry = registry;
    this.access = access;
  }

  @Override
  public HttpServerReply read(HttpServerRequest request) {
    if (!access.isGranted(request)) {
      return Refusal.of(access);
    }
    boolean open = request.header("Accept").orElse("").contains("application/openmetrics-text");
    String type = open ? OPEN_METRICS : TEXT;
    return HttpServerReply.of(
        200, type, HttpBody.of(registry.scrape(type).getBytes(StandardCharsets.UTF_8)));
  }
}
