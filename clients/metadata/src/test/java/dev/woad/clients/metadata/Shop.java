package dev.woad.clients.metadata;

import java.net.URL;
import java.util.Objects;

/** The service of the tests, as its WSDL has it. */
final class Shop {

  private Shop() {}

  static String location() {
    URL found = Objects.requireNonNull(Shop.class.getResource("shop.wsdl"));
    return found.toString();
  }

  static EndpointMetadata endpoint(String address) {
    return MetadataResolver.resolve(location()).get(0).endpoint(address).orElseThrow();
  }

  static OperationMetadata buy() {
    return endpoint("http://localhost/shop").requireOperation("Buy");
  }
}
