package dev.woad.bindings.http;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingElement;
import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.Timeouts;
import dev.woad.bindings.binary.CompressionFormat;
import dev.woad.bindings.message.MessageVersion;
import java.util.List;

/**
 * SOAP 1.2 with WS-Addressing 1.0 over HTTP as .NET binary XML, or as text or MTOM if so said: what
 * .NET parties speak to each other where HTTP is all that gets through.
 */
public final class NetHttpBinding implements Binding {

  private final CustomBinding layers;

  private NetHttpBinding(HttpStack stack) {
    this.layers = stack.binding("NetHttpBinding", MessageVersion.SOAP12_WSA10);
  }

  /** Returns the binding with defaults. */
  public static NetHttpBinding create() {
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
  public static final class Builder extends HttpBindingBuilder<NetHttpBinding, Builder> {

    private Builder() {
      messageEncoding(NetHttpMessageEncoding.BINARY);
    }

    /** Sets how messages are written; as binary XML. */
    public Builder messageEncoding(NetHttpMessageEncoding value) {
      return encoding(value);
    }

    /**
     * Sets how binary messages are compressed; not at all. Requests that come in may be compressed
     * so or not at all, and a reply is compressed if its client accepts that.
     */
    public Builder compressionFormat(CompressionFormat value) {
      return compression(value);
    }

    @Override
    public NetHttpBinding build() {
      return new NetHttpBinding(stack());
    }

    @Override
    Builder self() {
      return this;
    }
  }
}
