package dev.woad.bindings.webhttp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.core.util.Yaml;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The OpenAPI description of the contracts at an address. Paths and parameters are those by which
 * Jersey finds methods, schemas those of the mapper that reads and writes data: nothing else could
 * be said of them and be true.
 */
final class OpenApiDocument {

  private static final String VERSION = "3.0.3";

  private final OpenAPI model;

  private OpenApiDocument(OpenAPI model) {
    this.model = model;
  }

  static OpenApiDocument of(List<RestOperation> operations, JsonMapper mapper) {
    OpenApiSchemas schemas = new OpenApiSchemas(mapper);
    OpenApiOperations descriptions = new OpenApiOperations(schemas, operations);
    Paths paths = new Paths();
    for (RestOperation operation : operations) {
      Optional<PathItem.HttpMethod> method = method(operation.httpMethod());
      if (method.isPresent()) {
        PathItem item = paths.computeIfAbsent(operation.path(), absent -> new PathItem());
        item.operation(method.get(), descriptions.of(operation));
      }
    }
    OpenAPI model =
        new OpenAPI()
            .openapi(VERSION)
            .info(new Info().title(HelpPage.title(operations)).version(version(operations)))
            .paths(paths);
    return new OpenApiDocument(model.components(new Components().schemas(schemas.named())));
  }

  String json(URI base) {
    return Json.pretty(at(base));
  }

  String yaml(URI base) {
    try {
      return Yaml.pretty().writeValueAsString(at(base));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private OpenAPI at(URI base) {
    String url = base.toString();
    return new OpenAPI()
        .openapi(model.getOpenapi())
        .info(model.getInfo())
        .servers(List.of(new Server().url(url.substring(0, url.length() - 1))))
        .paths(model.getPaths())
        .components(model.getComponents());
  }

  // OpenAPI has no description of other methods.
  private static Optional<PathItem.HttpMethod> method(String name) {
    for (PathItem.HttpMethod method : PathItem.HttpMethod.values()) {
      if (method.name().equals(name)) {
        return Optional.of(method);
      }
    }
    return Optional.empty();
  }

  private static String version(List<RestOperation> operations) {
    return operations.stream()
        .map(operation -> operation.contract().type().getPackage().getImplementationVersion())
        .flatMap(version -> Optional.ofNullable(version).stream())
        .findFirst()
        .orElse("1");
  }
}
