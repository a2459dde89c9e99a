package dev.woad.dispatcher;

import dev.woad.bindings.MessageFormatter;
import dev.woad.bindings.MessageFormatterProvider;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.OperationDescription;
import java.util.Map;
import java.util.ServiceLoader;

/** Finds what formats the messages of a contract. */
public final class MessageFormatters {

  private MessageFormatters() {}

  /**
   * Returns a formatter for each operation of the contract.
   *
   * @throws IllegalArgumentException if nothing on the class path knows such contracts
   */
  public static Map<OperationDescription, MessageFormatter> of(
      ContractDescription contract, MessageVersion version) {
    for (MessageFormatterProvider provider : ServiceLoader.load(MessageFormatterProvider.class)) {
      if (provider.supports(contract)) {
        return provider.formatters(contract, version);
      }
    }
    throw new IllegalArgumentException(
        "contract: "
            + contract.type().getName()
            + " cannot be sent as messages (expected: an interface with @WebService, and the"
            + " artifact dev.woad:woad-bindings-soap on the class path)");
  }
}
