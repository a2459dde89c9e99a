package dev.woad.bindings.http;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingElement;
import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.Timeouts;
import dev.woad.bindings.message.MessageVersion;
import java.util.List;

/** SOAP 1.1 over HTTP, as text or MTOM: what everybody speaks. */
public final class BasicHttpBinding implements Binding {

  private final CustomBinding layers;

  private BasicHttpBinding(HttpStack stack) {
    this.layers = stack.binding("BasicHttpBinding", MessageVersion.SOAP11);
  }

  /** Returns the binding with defaults. */
  public static BasicHttpBinding create() {
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
  public static final class Builder extends HttpBindingBuilder<BasicHttpBinding, Builder> {

    private Builder() {}

    /** Sets how messages are written; as text. */
    public Builder messageEncoding(HttpMessageEncoding value) {
      return encoding(value.amongAll());
    }

    @Override
    public BasicHttpBinding build() {
      return new BasicHttpBinding(stack());
    }

    @Override
    Builder self() {
      return this;
    }
  }
}
