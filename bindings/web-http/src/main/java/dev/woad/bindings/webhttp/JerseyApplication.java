package dev.woad.bindings.webhttp;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.httpserver.HttpServerRequest;
import dev.woad.bindings.message.ReaderQuotas;
import dev.woad.contracts.ContractDescription;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.net.URI;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.model.ModelValidationException;
import org.glassfish.jersey.server.model.Resource;
import org.jspecify.annotations.Nullable;

/** Jersey with the contracts of one address, and nothing that is found on the class path. */
final class JerseyApplication {

  private static final Map<String, Object> PROPERTIES =
      Map.of(
          ServerProperties.WADL_FEATURE_DISABLE, true,
          ServerProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true,
          ServerProperties.METAINF_SERVICES_LOOKUP_DISABLE, true,
          CommonProperties.JAXRS_SERVICE_LOADING_ENABLE, false,
          // Among them are readers of XML without bounds.
          CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL",
          // Else what fails late is answered twice, the second time by Jersey itself.
          ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);

  private final ApplicationHandler handler;
  private final Descriptions descriptions;
  private final boolean handlesHead;

  private JerseyApplication(
      ApplicationHandler handler, Descriptions descriptions, boolean handlesHead) {
    this.handler = handler;
    this.descriptions = descriptions;
    this.handlesHead = handlesHead;
  }

  static JerseyApplication of(
      List<ContractDescription> contracts, ChannelHandler channel, ReaderQuotas quotas) {
    JsonMapper mapper = JsonData.mapper(quotas);
    List<Resource> resources = new ArrayList<>();
    List<RestOperation> operations = new ArrayList<>();
    for (ContractDescription contract : contracts) {
      Resource resource =
          ContractResources.of(
              contract,
              (method, resultType) ->
                  new OperationCall(
                      method,
                      resultType,
                      channel,
                      OperationFaults.of(contract, method, mapper)
                          .withExceptionDetail(channel.isExceptionDetailIncluded())));
      resources.add(resource);
      operations.addAll(RestOperation.of(contract, resource));
    }
    XmlData xml = new XmlData(quotas, new XmlBeans(mapper));
    ResourceConfig config =
        new ResourceConfig()
            .setProperties(PROPERTIES)
            .registerResources(resources.toArray(Resource[]::new))
            .register(new OperationCalls())
            .register(new ProblemMapper())
            .register(new ReplyFilter())
            .register(new BodyInterceptor(quotas))
            .register(new TextParameters(mapper))
            .register(new JacksonJsonProvider(mapper))
            .register(xml);
    try {
      return new JerseyApplication(
          new ApplicationHandler(config),
          new Descriptions(operations, mapper),
          operations.stream()
              .anyMatch(operation -> operation.httpMethod().equals(HttpMethod.HEAD)));
    } catch (ModelValidationException e) {
      throw new IllegalArgumentException(
          "contracts: " + contracts + " (expected: methods that do not clash): " + e.getIssues(),
          e);
    }
  }

  Descriptions descriptions() {
    return descriptions;
  }

  Exchange exchange(HttpServerRequest request, URI baseUri, InputStream body) {
    ContainerRequest containerRequest =
        new ContainerRequest(
            baseUri,
            request.uri(),
            // The server leaves out the body of the reply, and tells its length.
            request.method().equals(HttpMethod.HEAD) && !handlesHead
                ? HttpMethod.GET
                : request.method(),
            new Anonymous(request.isSecure()),
            new MapPropertiesDelegate(),
            handler.getConfiguration());
    for (String name : request.headerNames()) {
      containerRequest.headers(name, request.headers(name));
    }
    containerRequest.setEntityStream(body);
    Exchange exchange = new Exchange(request, containerRequest);
    containerRequest.setWriter(exchange);
    return exchange;
  }

  void handle(Exchange exchange) {
    exchange.run(() -> handler.handle(exchange.containerRequest()));
  }

  void close() {
    handler.getInjectionManager().shutdown();
  }

  private record Anonymous(boolean isSecure) implements SecurityContext {

    @Override
    public @Nullable Principal getUserPrincipal() {
      return null;
    }

    @Override
    public boolean isUserInRole(String role) {
      return false;
    }

    @Override
    public @Nullable String getAuthenticationScheme() {
      return null;
    }
  }
}
