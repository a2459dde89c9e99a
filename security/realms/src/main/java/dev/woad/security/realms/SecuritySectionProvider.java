package dev.woad.security.realms;

import dev.woad.bindings.BindingParameterProvider;
import dev.woad.bindings.BindingParameterSettings;

/** Reads the section {@code security}. */
public final class SecuritySectionProvider implements BindingParameterProvider {

  /** Creates the provider. */
  public SecuritySectionProvider() {}

  @Override
  public String name() {
    return "security";
  }

  @Override
  public Class<? extends BindingParameterSettings> settings() {
    return SecuritySection.class;
  }
}
