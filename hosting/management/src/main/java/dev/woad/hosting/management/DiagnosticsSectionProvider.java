package dev.woad.hosting.management;

import dev.woad.bindings.BindingParameterProvider;
import dev.woad.bindings.BindingParameterSettings;

/** Reads the section {@code diagnostics}. */
public final class DiagnosticsSectionProvider implements BindingParameterProvider {

  /** Creates the provider. */
  public DiagnosticsSectionProvider() {}

  @Override
  public String name() {
    return "diagnostics";
  }

  @Override
  public Class<? extends BindingParameterSettings> settings() {
    return DiagnosticsSection.class;
  }
}
