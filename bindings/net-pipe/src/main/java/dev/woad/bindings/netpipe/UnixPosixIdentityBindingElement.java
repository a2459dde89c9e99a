package dev.woad.bindings.netpipe;

import dev.woad.bindings.framing.StreamUpgrade;
import dev.woad.bindings.framing.channel.StreamUpgradeBindingElement;
import dev.woad.contracts.EndpointAddress;

/**
 * Lets a service know which user of the system its client is: the system tells, and no bytes are
 * exchanged for it. As in .NET, clients must ask for it.
 */
public record UnixPosixIdentityBindingElement() implements StreamUpgradeBindingElement {

  @Override
  public StreamUpgrade serverUpgrade() {
    return PosixIdentity.INSTANCE;
  }

  @Override
  public StreamUpgrade clientUpgrade(EndpointAddress address) {
    return PosixIdentity.INSTANCE;
  }
}
