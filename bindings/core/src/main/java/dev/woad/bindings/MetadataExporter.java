package dev.woad.bindings;

import java.net.URL;
import java.util.List;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** Makes the metadata of a service. Found by {@code ServiceLoader}. */
public interface MetadataExporter {

  /** Returns whether it can describe the given endpoint. */
  boolean supports(ServiceEndpoint endpoint);

  /**
   * Returns the metadata of a service with the given endpoints.
   *
   * @param service the qualified name of the service
   * @param endpoints those that it supports, in the order in which they are listed
   * @param wsdl a WSDL file to be served as it is, in place of one made from the endpoints; null to
   *     make one
   */
  MetadataSource export(QName service, List<ServiceEndpoint> endpoints, @Nullable URL wsdl);
}
