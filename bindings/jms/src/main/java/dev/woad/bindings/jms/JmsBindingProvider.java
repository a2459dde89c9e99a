package dev.woad.bindings.jms;

import dev.woad.bindings.BindingProvider;
import dev.woad.bindings.BindingSettings;
import java.util.Map;
import java.util.Set;

/** Makes {@code jms}. */
public final class JmsBindingProvider implements BindingProvider {

  private static final String NAME = "jms";

  /** Creates the provider. */
  public JmsBindingProvider() {}

  @Override
  public Set<String> names() {
    return Set.of(NAME);
  }

  @Override
  public Map<String, String> defaultForScheme() {
    return Map.of(JmsUri.SCHEME, NAME);
  }

  @Override
  public Class<? extends BindingSettings> settingsOf(String name) {
    if (!name.equals(NAME)) {
      throw new IllegalArgumentException("binding: " + name + " (expected: " + NAME + ")");
    }
    return JmsSettings.class;
  }
}
