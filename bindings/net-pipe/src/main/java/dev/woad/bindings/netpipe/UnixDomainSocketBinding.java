package dev.woad.bindings.netpipe;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingElement;
import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.Timeouts;
import java.util.List;

/**
 * Binary SOAP 1.2 with WS-Addressing 1.0 over Unix domain sockets, at addresses such as {@code
 * net.uds:///run/orders.sock}, as .NET speaks it. As there, clients ask by default that the system
 * tells the service who they are.
 */
public final class UnixDomainSocketBinding implements Binding {

  private final CustomBinding layers;

  private UnixDomainSocketBinding(CustomBinding layers) {
    this.layers = layers.withName("UnixDomainSocketBinding");
  }

  /** Returns the binding with defaults. */
  public static UnixDomainSocketBinding create() {
    return builder().build();
  }

  /** Returns a builder that begins with defaults. */
  public static UnixBindingBuilder<UnixDomainSocketBinding> builder() {
    return new UnixBindingBuilder<>(
            UnixDomainSocketTransportBindingElement::new, UnixDomainSocketBinding::new)
        .security(new UnixPosixIdentityBindingElement());
  }

  @Override
  public String name() {
    return layers.name();
  }

  @Override
  public List<BindingElement> elements() {
    return layers.elements();
  }

  @Override
  public Timeouts timeouts() {
    return layers.timeouts();
  }
}
