package dev.woad.bindings.http;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingElement;
import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.Timeouts;
import dev.woad.bindings.message.MessageVersion;
import java.util.List;

/** SOAP 1.2 with WS-Addressing 1.0 over HTTP, as text or MTOM. */
public final class WsHttpBinding implements Binding {

  private final CustomBinding layers;

  private WsHttpBinding(HttpStack stack) {
    this.layers = stack.binding("WSHttpBinding", MessageVersion.SOAP12_WSA10);
  }

  /** Returns the binding with defaults. */
  public static WsHttpBinding create() {
    return builder().build();
  }

  /** Returns a builder that begins with defaults. */
  public static Builder builder() {
    return new Builder();
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

  /** Builds the binding. */
  public static final class Builder extends HttpBindingBuilder<WsHttpBinding, Builder> {

    private Builder() {}

    /** Sets how messages are written; as text. */
    public Builder messageEncoding(HttpMessageEncoding value) {
      return encoding(value.amongAll());
    }

    @Override
    public WsHttpBinding build() {
      return new WsHttpBinding(stack());
    }

    @Override
    Builder self() {
      return this;
    }
  }
}
