package dev.woad.clients.metadata;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One endpoint of a service: a port, in the words of WSDL.
 *
 * @param name the name of the port
 * @param address where it is
 * @param contract the name of the port type
 * @param binding the name of the binding as configuration knows it, such as {@code basicHttp}
 * @param operations what can be called
 */
public record EndpointMetadata(
    String name,
    String address,
    String contract,
    String binding,
    List<OperationMetadata> operations) {

  /** Copies the list. */
  public EndpointMetadata {
    operations = List.copyOf(operations);
  }

  /** Finds an operation by its name, in any case if that is enough to tell it. */
  public Optional<OperationMetadata> operation(String wanted) {
    Optional<OperationMetadata> exact =
        operations.stream().filter(operation -> operation.name().equals(wanted)).findFirst();
    return exact.isPresent()
        ? exact
        : operations.stream()
            .filter(operation -> operation.name().equalsIgnoreCase(wanted))
            .findFirst();
  }

  /**
   * Returns an operation by its name.
   *
   * @throws MetadataException if there is none; it names those that there are
   */
  public OperationMetadata requireOperation(String wanted) {
    return operation(wanted)
        .orElseThrow(
            () ->
                new MetadataException(
                    "operation: "
                        + wanted
                        + " (expected: one of "
                        + operations.stream()
                            .map(OperationMetadata::name)
                            .collect(Collectors.joining(", "))
                        + ")"));
  }

  /** Returns the scheme of the address, in lower case. */
  public String scheme() {
    int end = address.indexOf(':');
    return end < 0 ? "" : address.substring(0, end).toLowerCase(Locale.ROOT);
  }
}
