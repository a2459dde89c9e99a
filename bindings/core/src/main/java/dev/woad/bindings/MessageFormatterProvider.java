package dev.woad.bindings;

import dev.woad.bindings.message.MessageVersion;
import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.OperationDescription;
import java.util.Map;

/** Makes formatters for the contracts that it knows how to read. Found by {@code ServiceLoader}. */
public interface MessageFormatterProvider {

  /** Returns whether it can format the messages of the given contract. */
  boolean supports(ContractDescription contract);

  /**
   * Returns a formatter for each operation of the contract.
   *
   * @throws IllegalArgumentException if the contract cannot be mapped to messages
   */
  Map<OperationDescription, MessageFormatter> formatters(
      ContractDescription contract, MessageVersion version);
}
