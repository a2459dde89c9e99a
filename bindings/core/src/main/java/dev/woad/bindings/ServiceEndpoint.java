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
   * Checks that the address is one of the binding's scheme, and that the binding has the sessions
   * and the calls both ways that the contract needs.
   *
   * @throws IllegalArgumentException if that is not so
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
    ChannelShape shape = ChannelShape.of(contract, binding.transport());
    if (!binding.transport().supports(shape)) {
      throw new IllegalArgumentException(
          "binding of "
              + contract
              + ": "
              + binding.name()
              + " (expected: one with "
              + shape.described()
              + ", which the contract needs)");
    }
  }

  /** Returns the shape of the channels that carry its calls. */
  public ChannelShape shape() {
    return ChannelShape.of(contract, binding.transport());
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
