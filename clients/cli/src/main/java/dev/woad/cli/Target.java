package dev.woad.cli;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.DefaultBindings;
import dev.woad.bindings.jms.ArtemisBroker;
import dev.woad.bindings.jms.JmsBroker;
import dev.woad.clients.metadata.EndpointMetadata;
import dev.woad.clients.metadata.MetadataException;
import dev.woad.clients.metadata.MetadataResolver;
import dev.woad.clients.metadata.ServiceMetadata;
import dev.woad.clients.metadata.UntypedChannel;
import dev.woad.contracts.EndpointAddress;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which service a command is for, and where it is described. */
final class Target {

  @Parameters(
      index = "0",
      paramLabel = "ADDRESS",
      description = "The address of the endpoint, such as net.tcp://localhost:8808/orders.")
  private String address = "";

  @Option(
      names = "--wsdl",
      paramLabel = "LOCATION",
      description =
          "Where the WSDL is: an address or a file. Without it, ADDRESS itself is asked, if it is one"
              + " of HTTP.")
  private @Nullable String wsdl;

  @Option(
      names = "--binding",
      paramLabel = "NAME",
      description =
          "The binding, such as netTcp. Without it, the one that the WSDL says, or else that of the"
              + " address's scheme.")
  private @Nullable String binding;

  @Option(
      names = "--broker",
      paramLabel = "URL",
      description = "The broker of jms: addresses. Without it, " + ArtemisBroker.DEFAULT_URL + ".")
  private String broker = ArtemisBroker.DEFAULT_URL;

  String address() {
    return address;
  }

  /** Returns all that is described there. */
  List<ServiceMetadata> services() {
    String location = wsdl;
    if (location == null) {
      if (!address.matches("(?i)https?:.*")) {
        throw new MistakenValueException(
            "address: "
                + address
                + " does not describe itself (expected: an address of HTTP, or --wsdl with one,"
                + " such as --wsdl http://localhost:8080/orders)");
      }
      location = address;
    }
    return MetadataResolver.resolve(location);
  }

  /** Returns the endpoint at the address; if the WSDL has none there, the one most like it. */
  EndpointMetadata endpoint() {
    List<EndpointMetadata> all =
        services().stream().flatMap(service -> service.endpoints().stream()).toList();
    EndpointAddress wanted = EndpointAddress.of(address);
    for (EndpointMetadata endpoint : all) {
      if (isSame(endpoint.address())) {
        return endpoint;
      }
    }
    // Behind a proxy, or by another of its names: the contract is what counts.
    return all.stream()
        .filter(endpoint -> endpoint.scheme().equals(wanted.scheme()))
        .findFirst()
        .or(() -> all.stream().findFirst())
        .orElseThrow(
            () -> new MetadataException("endpoints: none (expected: at least one of SOAP)"));
  }

  private boolean isSame(String other) {
    return plain(other).equalsIgnoreCase(plain(address));
  }

  private static String plain(String text) {
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /** Returns a channel to the address. */
  UntypedChannel channel(EndpointMetadata endpoint) {
    EndpointAddress to = EndpointAddress.of(address);
    BindingParameters parameters = new BindingParameters();
    parameters.put(JmsBroker.class, ArtemisBroker.of(broker));
    return UntypedChannel.to(binding(endpoint, to), to, parameters);
  }

  private Binding binding(EndpointMetadata endpoint, EndpointAddress to) {
    String name = binding;
    if (name == null && endpoint.scheme().equals(to.scheme())) {
      name = endpoint.binding();
    }
    if (name == null) {
      return DefaultBindings.forScheme(to.scheme())
          .orElseThrow(
              () -> new MistakenValueException("address: " + to + " (expected: a known scheme)"));
    }
    String named = name;
    try {
      return DefaultBindings.named(named, to.scheme())
          .orElseThrow(
              () ->
                  new MistakenValueException(
                      "binding: "
                          + named
                          + " (expected: one of "
                          + DefaultBindings.names().stream().collect(Collectors.joining(", "))
                          + ")"));
    } catch (IllegalArgumentException e) {
      throw new MistakenValueException("binding: " + named + ": " + e.getMessage());
    }
  }
}
