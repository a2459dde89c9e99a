package dev.woad.diagnostics;

import dev.woad.bindings.Binding;
import dev.woad.bindings.http.BasicHttpBinding;
import dev.woad.bindings.http.WsHttpBinding;
import dev.woad.bindings.nettcp.NetTcpBinding;
import dev.woad.bindings.webhttp.WebHttpBinding;
import dev.woad.clients.ChannelFactory;
import dev.woad.dispatcher.Behavior;
import dev.woad.hosting.ServiceHost;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A host that greets on several wires, and its clients. */
final class Greeting implements AutoCloseable {

  static final Map<String, Binding> WIRES =
      Map.of(
          "basicHttp", BasicHttpBinding.create(),
          "wsHttp", WsHttpBinding.create(),
          "netTcp", NetTcpBinding.create());

  private final ServiceHost host;
  private final List<ChannelFactory<Greeter>> factories = new ArrayList<>();

  private Greeting(ServiceHost host) {
    this.host = host;
  }

  static Greeting open(UnaryOperator<String> greeting, Behavior... behaviors) {
    var builder = ServiceHost.builder(new Greetings(greeting));
    for (Behavior behavior : behaviors) {
      builder.behavior(behavior);
    }
    WIRES.forEach(
        (name, binding) ->
            builder.endpoint(Greeter.class, binding, binding.scheme() + "://localhost:0/" + name));
    ServiceHost host =
        builder
            .endpoint(GreeterResource.class, WebHttpBinding.create(), "http://localhost:0/rest")
            .build();
    host.open();
    return new Greeting(host);
  }

  /** Returns a proxy that speaks the wire of the given name. */
  Greeter over(String wire, Behavior... behaviors) {
    ChannelFactory<Greeter> factory =
        ChannelFactory.of(Greeter.class, WIRES.get(wire), address("/" + wire), behaviors);
    factories.add(factory);
    return factory.createChannel();
  }

  HttpResponse<String> get(String name, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address("/rest") + "/greetings/" + name));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private String address(String path) {
    return host.endpoints().stream()
        .map(endpoint -> endpoint.address().toString())
        .filter(address -> address.endsWith(path))
        .findFirst()
        .orElseThrow();
  }

  ServiceHost host() {
    return host;
  }

  @Override
  public void close() {
    factories.forEach(ChannelFactory::close);
    host.close();
  }
}
