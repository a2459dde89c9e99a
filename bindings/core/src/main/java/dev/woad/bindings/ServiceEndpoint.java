package dev.woad.bindings;

import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.EndpointAddress;

/**
 * Address, binding and contract: all that a caller must know.
 *
 * @param contract what is offered
 * @param binding how it is spoken
 * @param address where
 */
public record ServiceEndpoint(
    ContractDescription contract, Binding binding, EndpointAddress address) {

  /**
   * Checks that the address is one of the binding's scheme.
   *
   * @throws IllegalArgumentException if it is not
   */
  public ServiceEndpoint {
    if (!binding.scheme().equals(address.scheme())) {
      throw new IllegalArgumentException(
          "address: "
              + address
              + " (expected: "
              + binding.scheme()
              + "://... for "
              + binding.name()
              + ")");
    }
  }

  /** Returns the same endpoint elsewhere. */
  public ServiceEndpoint withAddress(EndpointAddress newAddress) {
    return new ServiceEndpoint(contract, binding, newAddress);
  }

  /** Goes by the address, which tells endpoints apart well enough. */
  @Override
  public int hashCode() {
    return address.hashCode();
  }

  @Override
  public String toString() {
    return contract + " by " + binding.name() + " at " + address;
  }
}
