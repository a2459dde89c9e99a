package dev.woad.bindings.soap;

import dev.woad.bindings.MessageFormatter;
import dev.woad.bindings.MessageFormatterProvider;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.OperationDescription;
import jakarta.jws.WebService;
import java.util.Map;

/** Formats the messages of {@code @WebService} interfaces by JAXB. Found by the service loader. */
public final class JaxbFormatterProvider implements MessageFormatterProvider {

  /** Creates the provider, for the service loader. */
  public JaxbFormatterProvider() {}

  @Override
  public boolean supports(ContractDescription contract) {
    return contract.bound().isAnnotationPresent(WebService.class);
  }

  @Override
  public Map<OperationDescription, MessageFormatter> formatters(
      ContractDescription contract, MessageVersion version) {
    return JaxbContract.of(contract, version.envelope()).formatters(contract, version);
  }
}
