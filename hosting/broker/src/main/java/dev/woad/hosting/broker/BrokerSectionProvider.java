package dev.woad.hosting.broker;

import dev.woad.bindings.BindingParameterProvider;
import dev.woad.bindings.BindingParameterSettings;

/** Reads the section {@code broker}. */
public final class BrokerSectionProvider implements BindingParameterProvider {

  /** Creates the provider. */
  public BrokerSectionProvider() {}

  @Override
  public String name() {
    return "broker";
  }

  @Override
  public Class<? extends BindingParameterSettings> settings() {
    return BrokerSection.class;
  }
}
