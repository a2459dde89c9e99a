package dev.woad.diagnostics;

import dev.woad.bindings.message.EnvelopeVersion;
import dev.woad.bindings.message.HttpRequestProperty;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageHeader;
import dev.woad.bindings.message.MessageHeaders;
import dev.woad.dispatcher.OperationContext;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * Where a message carries the context of a trace: in SOAP headers of the namespace that
 * OpenTelemetry's instrumentation of WCF has for them, on whatever wire, or in the headers of HTTP.
 */
final class TraceHeaders implements TextMapGetter<OperationContext>, TextMapSetter<Message> {

  private static final String NAMESPACE = "https://www.w3.org/TR/trace-context/";

  // Of WCF's own tracing; the header's attribute CorrelationId changes with each hop.
  private static final QName ACTIVITY_ID =
      new QName("http://schemas.microsoft.com/2004/09/ServiceModel/Diagnostics", "ActivityId");

  @Override
  public Iterable<String> keys(OperationContext carrier) {
    return List.of("traceparent", "tracestate");
  }

  @Override
  public @Nullable String get(@Nullable OperationContext carrier, String key) {
    if (carrier == null) {
      return null;
    }
    return soapHeader(carrier.incomingMessageHeaders(), new QName(NAMESPACE, key))
        .or(
            () ->
                carrier
                    .incomingMessageProperties()
                    .find(HttpRequestProperty.class)
                    .flatMap(http -> http.header(key)))
        .orElse(null);
  }

  @Override
  public void set(@Nullable Message carrier, String key, String value) {
    if (carrier != null && carrier.version().envelope() != EnvelopeVersion.NONE) {
      carrier.headers().add(MessageHeader.of(new QName(NAMESPACE, key), value));
    }
  }

  /** Finds what WCF calls the activity that a call belongs to. */
  static Optional<String> activityId(OperationContext context) {
    return soapHeader(context.incomingMessageHeaders(), ACTIVITY_ID);
  }

  private static Optional<String> soapHeader(MessageHeaders headers, QName name) {
    return headers.find(name).map(MessageHeader::text).map(String::strip);
  }
}
