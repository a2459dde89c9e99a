package dev.woad.bindings;

import dev.woad.bindings.message.BodyWriter;
import java.util.List;
import java.util.Optional;

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

  /**
   * Returns what writes the assertions of this layer within the given binding, where those of other
   * layers play a part.
   */
  default List<BodyWriter> policyAssertions(Binding binding) {
    return policyAssertions();
  }

  /** Returns what this layer does for security within the given binding. */
  default List<SecurityFact> securityFacts(Binding binding) {
    return List.of();
  }

  /**
   * Returns what writes the token assertion by which WS-SecurityPolicy speaks of the protection
   * that this layer gives to what it transports; empty if it gives none.
   */
  default Optional<BodyWriter> transportToken(Binding binding) {
    return Optional.empty();
  }
}
