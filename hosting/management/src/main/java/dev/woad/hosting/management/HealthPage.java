package dev.woad.hosting.management;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.woad.bindings.HealthIndicators.Health;
import dev.woad.bindings.httpserver.HttpBody;
import dev.woad.bindings.httpserver.HttpServerReply;
import dev.woad.bindings.httpserver.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * Tells load balancers and container platforms how the host is, by status 200 or 503 and a JSON
 * document as MicroProfile Health 4.0, 4 has it. Only those who may see it are told what is wrong.
 */
final class HealthPage implements Page {

  private static final JsonFactory JSON = new JsonFactory();

  private final Supplier<List<Health>> checks;
  private final Access access;

  HealthPage(Supplier<List<Health>> checks, Access access) {
    this.checks = checks;
    this.access = access;
  }

  @Override
  public HttpServerReply read(HttpServerRequest request) {
    List<Health> all = checks.get();
    boolean up = all.stream().allMatch(Health::up);
    return HttpServerReply.of(
        up ? 200 : 503,
        "application/json",
        HttpBody.of(json(up, access.isGranted(request) ? all : List.of())));
  }

  private static byte[] json(boolean up, List<Health> told) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    try (JsonGenerator out = JSON.createGenerator(json)) {
      out.writeStartObject();
      out.writeStringField("status", status(up));
      out.writeArrayFieldStart("checks");
      for (Health health : told) {
        out.writeStartObject();
        out.writeStringField("name", health.name());
        out.writeStringField("status", status(health.up()));
        out.writeObjectFieldStart("data");
        out.writeStringField("detail", health.detail());
        out.writeEndObject();
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return json.toByteArray();
  }

  private static String status(boolean up) {
    return up ? "UP" : "DOWN";
  }
}
