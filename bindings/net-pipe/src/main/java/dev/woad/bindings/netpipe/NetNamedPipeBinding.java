package dev.woad.bindings.netpipe;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingElement;
import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.Timeouts;
import java.util.List;

/**
 * Binary SOAP 1.2 with WS-Addressing 1.0 between processes of one machine, at addresses such as
 * {@code net.pipe://localhost/orders}. In place of the named pipes of Windows it has Unix domain
 * sockets, so that both parties are Woad's; who may use them is up to the permissions of the
 * socket's file.
 */
public final class NetNamedPipeBinding implements Binding {

  private final CustomBinding layers;

  private NetNamedPipeBinding(CustomBinding layers) {
    this.layers = layers.withName("NetNamedPipeBinding");
  }

  /** Returns the binding with defaults. */
  public static NetNamedPipeBinding create() {
    return builder().build();
  }

  /** Returns a builder that begins with defaults. */
  public static UnixBindingBuilder<NetNamedPipeBinding> builder() {
    return new UnixBindingBuilder<>(
        NamedPipeTransportBindingElement::new, NetNamedPipeBinding::new);
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
