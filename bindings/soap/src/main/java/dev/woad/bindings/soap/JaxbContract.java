package dev.woad.bindings.soap;

import com.oracle.webservices.api.databinding.DatabindingModeFeature;
import com.sun.xml.ws.api.BindingID;
import com.sun.xml.ws.api.SOAPVersion;
import com.sun.xml.ws.api.WSBinding;
import com.sun.xml.ws.api.databinding.Databinding;
import com.sun.xml.ws.api.databinding.DatabindingFactory;
import dev.woad.bindings.MessageFormatter;
import dev.woad.bindings.message.EnvelopeVersion;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.OperationDescription;
import jakarta.xml.ws.WebServiceException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * A contract as Metro binds it to JAXB, once for each version of SOAP. What is costly in it is kept
 * with the class of the contract, so that endpoints and channels share it.
 */
final class JaxbContract {

  private static final ClassValue<Map<EnvelopeVersion, JaxbContract>> CACHE =
      new ClassValue<>() {
        @Override
        protected Map<EnvelopeVersion, JaxbContract> computeValue(Class<?> type) {
          return new EnumMap<>(EnvelopeVersion.class);
        }
      };

  private final SOAPVersion soapVersion;
  private final Databinding databinding;
  private final FaultDetails faultDetails;

  private JaxbContract(ContractDescription contract, EnvelopeVersion version) {
    this.soapVersion =
        version == EnvelopeVersion.SOAP11 ? SOAPVersion.SOAP_11 : SOAPVersion.SOAP_12;
    this.databinding = databinding(contract, version);
    this.faultDetails = new FaultDetails(contract);
  }

  static JaxbContract of(ContractDescription contract, EnvelopeVersion version) {
    Map<EnvelopeVersion, JaxbContract> known = CACHE.get(contract.bound());
    synchronized (known) {
      return known.computeIfAbsent(version, absent -> new JaxbContract(contract, absent));
    }
  }

  /** Returns formatters for the operations of a contract that is bound by the same interface. */
  Map<OperationDescription, MessageFormatter> formatters(
      ContractDescription contract, MessageVersion version) {
    Map<OperationDescription, MessageFormatter> formatters = new HashMap<>();
    for (OperationDescription operation : contract.operations()) {
      formatters.put(
          operation,
          new JaxbMessageFormatter(operation, version, soapVersion, databinding, faultDetails));
    }
    return formatters;
  }

  Databinding databinding() {
    return databinding;
  }

  private static Databinding databinding(ContractDescription contract, EnvelopeVersion version) {
    BindingID id =
        version == EnvelopeVersion.SOAP11 ? BindingID.SOAP11_HTTP : BindingID.SOAP12_HTTP;
    try {
      return (Databinding)
          DatabindingFactory.newInstance()
              .createBuilder(contract.bound(), null)
              // The engine wants names for what only a WSDL has; ours has others.
              .serviceName(contract.name())
              .portName(contract.name())
              .property(WSBinding.class.getName(), id.createBinding())
              .feature(new DatabindingModeFeature(StrictBindingContextFactory.MODE))
              .classLoader(contract.bound().getClassLoader())
              .build();
    } catch (WebServiceException e) {
      throw new IllegalArgumentException(
          "contract: " + contract.type().getName() + " cannot be bound: " + e.getMessage(), e);
    }
  }
}
