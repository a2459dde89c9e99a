package dev.woad.bindings.soap;

import dev.woad.bindings.MetadataExporter;
import dev.woad.bindings.MetadataSource;
import dev.woad.bindings.ServiceDescription;
import dev.woad.bindings.ServiceEndpoint;
import dev.woad.bindings.message.EnvelopeVersion;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Describes SOAP endpoints by WSDL 1.1 and a page for people. Found by the service loader. */
public final class SoapMetadataExporter implements MetadataExporter {

  /** Creates the exporter, for the service loader. */
  public SoapMetadataExporter() {}

  @Override
  public boolean supports(ServiceEndpoint endpoint) {
    return endpoint.binding().messageVersion().envelope() != EnvelopeVersion.NONE;
  }

  @Override
  public MetadataSource export(ServiceDescription service) {
    if (service.verbatimWsdl() != null) {
      return new SoapMetadata(service, WsdlDocuments.read(service.verbatimWsdl()), null);
    }
    Map<Boolean, List<ServiceEndpoint>> byDuplex =
        service.endpoints().stream()
            .collect(Collectors.partitioningBy(endpoint -> endpoint.contract().callback() != null));
    List<ServiceEndpoint> duplex = byDuplex.getOrDefault(true, List.of());
    List<ServiceEndpoint> plain = byDuplex.getOrDefault(false, List.of());
    if (duplex.isEmpty() || plain.isEmpty()) {
      return new SoapMetadata(service, WsdlAssembly.of(service), null);
    }
    // JAX-WS fails on operations that begin with their output, and is to read of the others.
    return new SoapMetadata(
        service,
        WsdlAssembly.of(
            new ServiceDescription(service.name(), plain, service.contractWsdl(), null)),
        WsdlAssembly.of(new ServiceDescription(service.name(), duplex, null, null)));
  }
}
