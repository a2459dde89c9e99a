package dev.woad.clients.metadata;

import java.util.List;
import java.util.Optional;

/**
 * A service: all that its WSDL says of how it can be called.
 *
 * @param name the name of the service
 * @param endpoints where it can be called, in the order of the WSDL
 */
public record ServiceMetadata(String name, List<EndpointMetadata> endpoints) {

  /** Copies the list. */
  public ServiceMetadata {
    endpoints = List.copyOf(endpoints);
  }

  /** Finds the endpoint at an address, whatever its case and a slash at its end. */
  public Optional<EndpointMetadata> endpoint(String address) {
    return endpoints.stream()
        .filter(endpoint -> plain(endpoint.address()).equalsIgnoreCase(plain(address)))
        .findFirst();
  }

  private static String plain(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }
}
