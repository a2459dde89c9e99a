package dev.woad.clients.metadata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One operation of an endpoint.
 *
 * @param name its name
 * @param soapAction what SOAP's binding calls so; empty if it says nothing
 * @param inputAction the WS-Addressing action of requests
 * @param input the element that requests hold
 * @param output the element that replies hold; null if there are none
 * @param faults the names of the faults that it declares
 * @param documentation what the WSDL says to people; empty if nothing
 */
public record OperationMetadata(
    String name,
    String soapAction,
    String inputAction,
    SchemaElement input,
    @Nullable SchemaElement output,
    List<String> faults,
    String documentation) {

  /** Copies the list. */
  public OperationMetadata {
    faults = List.copyOf(faults);
  }

  /** Returns whether there is no reply. */
  public boolean oneWay() {
    return output == null;
  }
}
