package dev.woad.hosting.management;

import dev.woad.diagnostics.CallTracing;
import dev.woad.hosting.HostExtension;
import dev.woad.hosting.ServiceHostBuilder;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;

/** Traces of all calls, sent by OTLP. */
final class Tracing implements HostExtension {

  private final OpenTelemetrySdk telemetry;

  Tracing(TracingSettings settings) {
    String name = settings.serviceName() == null ? "woad" : settings.serviceName();
    double ratio = settings.samplingRatio() == null ? 1 : settings.samplingRatio();
    telemetry =
        OpenTelemetrySdk.builder()
            .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .setResource(
                        Resource.getDefault()
                            .merge(
                                Resource.create(
                                    Attributes.of(AttributeKey.stringKey("service.name"), name))))
                    .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(ratio)))
                    .addSpanProcessor(
                        BatchSpanProcessor.builder(
                                OtlpHttpSpanExporter.builder()
                                    .setEndpoint(settings.otlp().toString())
                                    .build())
                            .build())
                    .build())
            .build();
  }

  @Override
  public void extend(ServiceHostBuilder host) {
    host.behavior(CallTracing.ofServices(telemetry));
    host.behavior(CallTracing.ofClients(telemetry));
  }

  /** Sends what is left. */
  @Override
  public void closed() {
    telemetry.close();
  }
}
