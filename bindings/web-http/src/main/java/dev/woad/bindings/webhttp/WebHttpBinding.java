package dev.woad.bindings.webhttp;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingElement;
import dev.woad.bindings.Timeouts;
import dev.woad.bindings.httpserver.HttpSecurity;
import dev.woad.bindings.message.ReaderQuotas;
import java.util.List;

/**
 * REST: contracts are JAX-RS interfaces, and any number of them may share an address. Data are
 * those of SOAP, JAXB types, written as JSON or XML as the caller accepts.
 *
 * <pre>{@code
 * ServiceHost.builder(OrderDesk.class)
 *     .endpoint(OrdersResource.class, WebHttpBinding.create(), "http://localhost:8080/api")
 * }</pre>
 *
 * <p>Where the host has metadata, {@code openapi.json} and {@code openapi.yaml} beneath the address
 * describe what is offered, and the address itself shows a page to browsers.
 */
public final class WebHttpBinding implements Binding {

  private final WebHttpTransportBindingElement transport;
  private final HttpSecurity security;
  private final Timeouts timeouts;

  private WebHttpBinding(
      WebHttpTransportBindingElement transport, HttpSecurity security, Timeouts timeouts) {
    this.transport = transport;
    this.security = security;
    this.timeouts = timeouts;
  }

  /** Returns a binding with defaults, for {@code http} addresses. */
  public static WebHttpBinding create() {
    return builder().build();
  }

  /** Returns a builder that has the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String name() {
    return "WebHttpBinding";
  }

  @Override
  public List<BindingElement> elements() {
    return security.authentication() == null
        ? List.of(transport)
        : List.of(security.authentication(), transport);
  }

  @Override
  public Timeouts timeouts() {
    return timeouts;
  }

  /** Gathers what a binding is made of. For use by one thread. */
  public static final class Builder {

    private WebHttpTransportBindingElement transport = WebHttpTransportBindingElement.of("http");
    private HttpSecurity security = HttpSecurity.none();
    private Timeouts timeouts = Timeouts.DEFAULT;

    private Builder() {}

    /** Sets the scheme of the addresses: {@code http} or {@code https}. */
    public Builder scheme(String scheme) {
      transport = transport.withScheme(scheme);
      return this;
    }

    /** Sets the size in bytes that the body of a request may have; 64 KiB if not set. */
    public Builder maxReceivedMessageSize(long maxReceivedMessageSize) {
      transport = transport.withMaxReceivedMessageSize(maxReceivedMessageSize);
      return this;
    }

    /** Sets what JSON and XML that come in are held to. */
    public Builder readerQuotas(ReaderQuotas readerQuotas) {
      transport = transport.withReaderQuotas(readerQuotas);
      return this;
    }

    /** Sets how long the binding waits. */
    public Builder timeouts(Timeouts newTimeouts) {
      timeouts = newTimeouts;
      return this;
    }

    /**
     * Sets what secures calls; nothing. With TLS addresses are of {@code https}.
     *
     * @throws IllegalArgumentException if there are to be credentials inside messages
     */
    public Builder security(HttpSecurity newSecurity) {
      if (newSecurity.message() != null) {
        throw new IllegalArgumentException(
            "mode: "
                + newSecurity.mode()
                + " (expected: none, transport, transportCredentialOnly)");
      }
      security = newSecurity;
      return newSecurity.needsTls() ? scheme("https") : this;
    }

    /** Returns the binding. */
    public WebHttpBinding build() {
      return new WebHttpBinding(transport, security, timeouts);
    }
  }
}
