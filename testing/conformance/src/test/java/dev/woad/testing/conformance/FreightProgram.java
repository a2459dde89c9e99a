package dev.woad.testing.conformance;

import dev.woad.bindings.Binding;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.http.BasicHttpBinding;
import dev.woad.bindings.http.HttpMessageEncoding;
import dev.woad.clients.ChannelFactory;
import dev.woad.hosting.ServiceHost;
import java.io.IOException;

/** Sends so many bytes there and back, in a JVM that could not hold them. */
final class FreightProgram {

  static final Binding BINDING =
      BasicHttpBinding.builder()
          .messageEncoding(HttpMessageEncoding.MTOM)
          .transferMode(TransferMode.STREAMED)
          .maxReceivedMessageSize(1L << 40)
          .build();

  private FreightProgram() {}

  public static void main(String[] arguments) throws IOException {
    long length = Long.parseLong(arguments[0]);
    try (ServiceHost host = host(new Freight.Depot())) {
      try (ChannelFactory<Freight> factory = factory(host)) {
        Freight freight = factory.createChannel();
        System.out.println("taken " + freight.take(Stream.of(length)));
        System.out.println("given " + Stream.count(freight.give(length)));
      }
    }
    System.exit(0);
  }

  static ServiceHost host(Freight.Depot depot) {
    ServiceHost host =
        ServiceHost.builder(depot)
            .endpoint(Freight.class, BINDING, "http://localhost:0/freight")
            .build();
    host.open();
    return host;
  }

  static ChannelFactory<Freight> factory(ServiceHost host) {
    return ChannelFactory.of(Freight.class, BINDING, host.endpoints().get(0).address().toString());
  }
}
