package dev.woad.bindings.webhttp;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.ChannelListener;
import dev.woad.bindings.ListenerEndpoints;
import dev.woad.bindings.MetadataSource;
import dev.woad.bindings.RequestContext;
import dev.woad.bindings.ServiceEndpoint;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.EndpointAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Contracts that one object offers at {@code /api} of a Tomcat, and a client to call them. */
final class ServedContracts implements AutoCloseable {

  final ChannelListener listener;
  final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  final Recorder recorder;

  private ServedContracts(
      EndpointAddress address,
      Recorder recorder,
      WebHttpBinding binding,
      List<Class<?>> contracts) {
    BindingParameters parameters = new BindingParameters();
    parameters.put(MetadataSource.class, (query, base) -> Optional.empty());
    parameters.put(
        ListenerEndpoints.class,
        new ListenerEndpoints(
            contracts.stream()
                .map(type -> new ServiceEndpoint(ContractDescription.of(type), binding, address))
                .toList()));
    this.recorder = recorder;
    listener = binding.createListener(new BindingContext(binding, address, parameters));
    listener.open(recorder);
  }

  static ServedContracts of(Object service, WebHttpBinding binding, Class<?>... contracts) {
    return new ServedContracts(
        EndpointAddress.of("http://localhost:0/api"),
        new Recorder(service, false),
        binding,
        Arrays.asList(contracts));
  }

  static ServedContracts telling(Object service, Class<?>... contracts) {
    return new ServedContracts(
        EndpointAddress.of("http://localhost:0/api"),
        new Recorder(service, true),
        WebHttpBinding.create(),
        Arrays.asList(contracts));
  }

  static ServedContracts at(String address, Object service, Class<?>... contracts) {
    return new ServedContracts(
        EndpointAddress.of(address),
        new Recorder(service, false),
        WebHttpBinding.create(),
        Arrays.asList(contracts));
  }

  static ServedContracts of(Object service, Class<?>... contracts) {
    return of(service, WebHttpBinding.create(), contracts);
  }

  URI uri(String path) {
    return URI.create(listener.address() + path);
  }

  HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET().build());
  }

  HttpResponse<String> postJson(String path, String json, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  HttpResponse<String> postXml(String path, String xml, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", "application/xml")
            .POST(BodyPublishers.ofString(xml))
            .build());
  }

  HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20));
    return headers.length == 0 ? builder : builder.headers(headers);
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    listener.close(Duration.ofSeconds(5));
  }

  /** Calls the service, as a dispatcher would, and remembers the last request. */
  static final class Recorder implements ChannelHandler {

    private final Object service;
    private final boolean telling;
    volatile @Nullable Message last;

    Recorder(Object service, boolean telling) {
      this.service = service;
      this.telling = telling;
    }

    @Override
    public boolean isExceptionDetailIncluded() {
      return telling;
    }

    @Override
    public void receive(RequestContext context) {
      throw new UnsupportedOperationException();
    }

    @Override
    @SuppressWarnings("unchecked")
    public CompletionStage<@Nullable Object> invoke(
        Method method, Object[] arguments, Message request) {
      last = request;
      try {
        Object result = method.invoke(service, arguments);
        return result instanceof CompletionStage<?> stage
            ? (CompletionStage<@Nullable Object>) stage
            : CompletableFuture.completedFuture(result);
      } catch (InvocationTargetException e) {
        return CompletableFuture.failedFuture(e.getCause());
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
