package dev.woad.bindings.soap;

import dev.woad.bindings.MetadataExporter;
import dev.woad.bindings.MetadataSource;
import dev.woad.bindings.ServiceDescription;
import dev.woad.bindings.ServiceEndpoint;
import dev.woad.bindings.message.EnvelopeVersion;

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
    WsdlDocuments documents =
        service.verbatimWsdl() == null
            ? WsdlAssembly.of(service)
            : WsdlDocuments.read(service.verbatimWsdl());
    return new SoapMetadata(service, documents);
  }
}
