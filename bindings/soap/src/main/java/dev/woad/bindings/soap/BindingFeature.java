package dev.woad.bindings.soap;

import dev.woad.bindings.Binding;
import jakarta.xml.ws.WebServiceFeature;

/**
 * Gives a proxy of JAX-WS the binding that its calls go by, in place of the default one for the
 * scheme of its address.
 *
 * <pre>{@code
 * Orders orders = new OrdersService().getOrdersPort(
 *     new BindingFeature(NetTcpBinding.builder().sendTimeout(Duration.ofSeconds(5)).build()));
 * }</pre>
 */
public final class BindingFeature extends WebServiceFeature {

  /** What {@link #getID} returns. */
  public static final String ID = "http://woad.dev/feature/binding";

  private final Binding binding;

  /** Creates the feature. */
  public BindingFeature(Binding binding) {
    this.binding = binding;
    this.enabled = true;
  }

  /** Returns the binding. */
  public Binding binding() {
    return binding;
  }

  @Override
  public String getID() {
    return ID;
  }
}
