package dev.woad.bindings.httpserver;

import dev.woad.bindings.BindingParameterProvider;
import dev.woad.bindings.BindingParameterSettings;

/** Reads the section {@code http}. */
public final class HttpSectionProvider implements BindingParameterProvider {

  /** Creates the provider. */
  public HttpSectionProvider() {}

  @Override
  public String name() {
    return "http";
  }

  @Override
  public Class<? extends BindingParameterSettings> settings() {
    return HttpSection.class;
  }
}
