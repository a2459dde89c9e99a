package dev.woad.bindings.webhttp;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ComposedSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.glassfish.jersey.model.Parameter.Source;

/** Describes operations to OpenAPI. */
@SuppressWarnings("rawtypes")
final class OpenApiOperations {

  private static final Map<Source, String> PLACES =
      Map.of(
          Source.PATH, "path",
          Source.QUERY, "query",
          Source.HEADER, "header",
          Source.COOKIE, "cookie");

  private final OpenApiSchemas schemas;
  private final Map<String, Integer> namesakes = new HashMap<>();

  OpenApiOperations(OpenApiSchemas schemas, List<RestOperation> operations) {
    this.schemas = schemas;
    operations.forEach(operation -> namesakes.merge(operation.method().getName(), 1, Integer::sum));
  }

  Operation of(RestOperation operation) {
    String name = operation.method().getName();
    boolean unique = namesakes.getOrDefault(name, 1) == 1;
    Operation description =
        new Operation()
            .operationId(unique ? name : operation.contract() + "_" + name)
            .addTagsItem(operation.contract().toString())
            .summary(operation.summary());
    io.swagger.v3.oas.annotations.Operation said =
        operation.method().getAnnotation(io.swagger.v3.oas.annotations.Operation.class);
    if (said != null) {
      description.summary(said.summary().isEmpty() ? description.getSummary() : said.summary());
      description.description(said.description().isEmpty() ? null : said.description());
    }
    if (operation.method().isAnnotationPresent(Deprecated.class)) {
      description.deprecated(true);
    }
    ObjectSchema form = new ObjectSchema();
    List<org.glassfish.jersey.server.model.Parameter> parameters =
        operation.model().getInvocable().getParameters();
    addParameters(parameters, description, form);
    BodyParameter.of(parameters)
        .ifPresent(
            body ->
                description.requestBody(
                    new RequestBody()
                        .required(true)
                        .content(content(operation.model().getConsumedTypes(), body.getType()))));
    if (form.getProperties() != null) {
      description.requestBody(
          new RequestBody()
              .content(
                  new Content()
                      .addMediaType(
                          jakarta.ws.rs.core.MediaType.APPLICATION_FORM_URLENCODED,
                          new MediaType().schema(form))));
    }
    return description.responses(responses(operation));
  }

  private void addParameters(
      List<org.glassfish.jersey.server.model.Parameter> parameters,
      Operation description,
      ObjectSchema form) {
    for (org.glassfish.jersey.server.model.Parameter parameter : parameters) {
      if (parameter instanceof org.glassfish.jersey.server.model.Parameter.BeanParameter bean) {
        addParameters(List.copyOf(bean.getParameters()), description, form);
      } else if (PLACES.containsKey(parameter.getSource())) {
        description.addParametersItem(parameter(parameter));
      } else if (parameter.getSource() == Source.FORM) {
        form.addProperty(parameter.getSourceName(), schema(parameter));
      }
    }
  }

  private Parameter parameter(org.glassfish.jersey.server.model.Parameter parameter) {
    return new Parameter()
        .in(PLACES.get(parameter.getSource()))
        .name(parameter.getSourceName())
        .required(parameter.getSource() == Source.PATH ? true : null)
        .schema(schema(parameter));
  }

  @SuppressWarnings("unchecked")
  private Schema schema(org.glassfish.jersey.server.model.Parameter parameter) {
    Schema schema = schemas.of(parameter.getType());
    if (parameter.hasDefaultValue() && schema.get$ref() == null) {
      schema.setDefault(parameter.getDefaultValue());
    }
    return schema;
  }

  private Content content(List<jakarta.ws.rs.core.MediaType> mediaTypes, Type type) {
    Content content = new Content();
    List<jakarta.ws.rs.core.MediaType> all =
        mediaTypes.isEmpty() ? List.of(jakarta.ws.rs.core.MediaType.WILDCARD_TYPE) : mediaTypes;
    for (jakarta.ws.rs.core.MediaType mediaType : all) {
      boolean xml = mediaType.getSubtype().endsWith("xml");
      content.addMediaType(
          mediaType.getType() + "/" + mediaType.getSubtype(),
          new MediaType().schema(xml ? schemas.ofXmlRoot(type) : schemas.of(type)));
    }
    return content;
  }

  private ApiResponses responses(RestOperation operation) {
    ApiResponses responses = new ApiResponses();
    Type result = operation.model().getInvocable().getRoutingResponseType();
    Class<?> raw = ResultTypes.raw(result);
    if (raw == void.class || raw == Void.class) {
      responses.addApiResponse("204", new ApiResponse().description("Done"));
    } else if (Response.class.isAssignableFrom(raw)) {
      responses.addApiResponse("200", new ApiResponse().description("The result"));
    } else {
      responses.addApiResponse(
          "200",
          new ApiResponse()
              .description("The result")
              .content(content(operation.model().getProducedTypes(), result)));
    }
    Map<Integer, List<DeclaredFault>> byStatus =
        DeclaredFault.of(operation.contract(), operation.method()).stream()
            .collect(
                Collectors.groupingBy(DeclaredFault::status, TreeMap::new, Collectors.toList()));
    byStatus.forEach((status, faults) -> responses.addApiResponse("" + status, problem(faults)));
    return responses.addApiResponse(
        "default",
        new ApiResponse()
            .description("Any other problem")
            .content(problemContent(schemas.ofProblem())));
  }

  private ApiResponse problem(List<DeclaredFault> faults) {
    List<Schema> kinds = new ArrayList<>();
    faults.forEach(fault -> kinds.add(schemas.ofFault(fault)));
    Schema schema = kinds.get(0);
    if (kinds.size() > 1) {
      ComposedSchema any = new ComposedSchema();
      kinds.forEach(any::addOneOfItem);
      schema = any;
    }
    return new ApiResponse()
        .description(faults.stream().map(DeclaredFault::title).collect(Collectors.joining(", ")))
        .content(problemContent(schema));
  }

  private static Content problemContent(Schema schema) {
    Content content = new Content();
    for (ProblemFormat format : ProblemFormat.values()) {
      content.addMediaType(format.mediaType(), new MediaType().schema(schema));
    }
    return content;
  }
}
