package dev.woad.bindings.jms;

import dev.woad.bindings.BindingParameters;

/** Embeds a broker in hosts whose configuration names none. Found by {@code ServiceLoader}. */
public interface JmsBrokerProvider {

  /** Returns the broker of the hosts that have the given parameters; starts nothing. */
  JmsBroker broker(BindingParameters parameters);
}
