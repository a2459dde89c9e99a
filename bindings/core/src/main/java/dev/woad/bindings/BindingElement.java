package dev.woad.bindings;

import dev.woad.bindings.message.BodyWriter;
import java.util.List;

/**
 * One layer of a binding: a protocol, an encoding, or the transport at the bottom.
 *
 * <p>Binding elements are immutable values.
 */
public interface BindingElement {

  /** Returns what writes the WS-Policy assertions by which a WSDL tells of this layer. */
  default List<BodyWriter> policyAssertions() {
    return List.of();
  }
}
