package dev.woad.bindings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Finds layers of bindings. */
final class Layers {

  private Layers() {}

  /** Returns the protocols of a binding, the one next to the transport first. */
  static List<ProtocolBindingElement> protocolsFromBelow(Binding binding) {
    List<ProtocolBindingElement> protocols = new ArrayList<>();
    for (BindingElement element : binding.elements()) {
      if (element instanceof ProtocolBindingElement protocol) {
        protocols.add(protocol);
      }
    }
    Collections.reverse(protocols);
    return protocols;
  }
}
