package dev.woad.hosting.broker;

import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.jms.JmsBroker;
import dev.woad.bindings.jms.JmsBrokerProvider;

/** Embeds a broker in hosts whose configuration says nothing of one. */
public final class EmbeddedBrokerProvider implements JmsBrokerProvider {

  /** Creates the provider. */
  public EmbeddedBrokerProvider() {}

  @Override
  public JmsBroker broker(BindingParameters parameters) {
    return EmbeddedBroker.of(EmbeddedBrokerSettings.of(BrokerSection.DEFAULT_DIRECTORY));
  }
}
