package dev.woad.bindings.message;

import java.util.List;
import org.w3c.dom.Element;

/**
 * Where a message is to be answered, as WS-Addressing says it.
 *
 * <p>A reference that came in a message is the word of a stranger: nothing connects to it.
 *
 * @param address the address
 * @param referenceParameters headers that a message to it repeats
 */
public record EndpointReference(String address, List<Element> referenceParameters) {

  /** Copies the list of parameters. */
  public EndpointReference {
    referenceParameters = List.copyOf(referenceParameters);
  }

  /** Returns a reference without parameters. */
  public static EndpointReference of(String address) {
    return new EndpointReference(address, List.of());
  }
}
