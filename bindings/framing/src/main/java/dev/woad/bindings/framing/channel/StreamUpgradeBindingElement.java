package dev.woad.bindings.framing.channel;

import dev.woad.bindings.BindingElement;
import dev.woad.bindings.framing.StreamUpgrade;
import dev.woad.contracts.EndpointAddress;

/** The layer that changes the stream of bytes which carries a framed session, such as to TLS. */
public interface StreamUpgradeBindingElement extends BindingElement {

  /**
   * Returns the upgrade that a service demands.
   *
   * @throws IllegalArgumentException if what it takes was not given
   */
  StreamUpgrade serverUpgrade();

  /** Returns the upgrade that a client asks for. */
  StreamUpgrade clientUpgrade(EndpointAddress address);
}
