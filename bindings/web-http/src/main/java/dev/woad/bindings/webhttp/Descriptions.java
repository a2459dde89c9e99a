package dev.woad.bindings.webhttp;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.woad.bindings.httpserver.HttpBody;
import dev.woad.bindings.httpserver.HttpServerReply;
import dev.woad.bindings.httpserver.HttpServerRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an address tells of itself, made when it is first asked for. Safe for many threads. */
final class Descriptions {

  static final String JSON = "openapi.json";
  static final String YAML = "openapi.yaml";

  private final List<RestOperation> operations;
  private final JsonMapper mapper;
  private @Nullable OpenApiDocument openApi;

  Descriptions(List<RestOperation> operations, JsonMapper mapper) {
    this.operations = List.copyOf(operations);
    this.mapper = mapper;
  }

  /**
   * Finds what answers a request.
   *
   * @param rest what follows the address in the path of the request
   * @param base the address as the caller knows it
   */
  Optional<HttpServerReply> find(HttpServerRequest request, String rest, URI base) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return Optional.empty();
    }
    return switch (rest) {
      case "/" + JSON -> Optional.of(reply("application/json", openApi().json(base)));
      case "/" + YAML -> Optional.of(reply("application/yaml", openApi().yaml(base)));
      case "", "/" ->
          acceptsHtml(request)
              ? Optional.of(
                  reply("text/html; charset=utf-8", HelpPage.of(operations, base))
                      .withHeader(
                          "Content-Security-Policy",
                          "default-src 'none'; style-src 'unsafe-inline'"))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private synchronized OpenApiDocument openApi() {
    if (openApi == null) {
      openApi = OpenApiDocument.of(operations, mapper);
    }
    return openApi;
  }

  private static boolean acceptsHtml(HttpServerRequest request) {
    return request.headers("Accept").stream()
        .anyMatch(accept -> accept.toLowerCase(Locale.ROOT).contains("text/html"));
  }

  private static HttpServerReply reply(String contentType, String text) {
    return HttpServerReply.of(200, contentType, HttpBody.of(text.getBytes(StandardCharsets.UTF_8)))
        .withHeader("X-Content-Type-Options", "nosniff");
  }
}
