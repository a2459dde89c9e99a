package dev.woad.bindings;

import java.net.URL;
import java.util.List;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * What metadata is made of.
 *
 * @param name the qualified name of the service
 * @param endpoints its endpoints, in the order in which they are listed
 * @param contractWsdl the WSDL that the contracts were generated from, whose types, messages and
 *     port types are described as they stand there; null if there is none
 * @param verbatimWsdl a WSDL that is served as it is, in place of one made from the endpoints; null
 *     to make one
 */
public record ServiceDescription(
    QName name,
    List<ServiceEndpoint> endpoints,
    @Nullable URL contractWsdl,
    @Nullable URL verbatimWsdl) {

  /** Copies the list of endpoints. */
  public ServiceDescription {
    endpoints = List.copyOf(endpoints);
  }
}
