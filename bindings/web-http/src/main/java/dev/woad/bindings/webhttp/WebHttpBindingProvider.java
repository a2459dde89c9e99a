package dev.woad.bindings.webhttp;

import dev.woad.bindings.BindingProvider;
import dev.woad.bindings.BindingSettings;
import java.util.Map;
import java.util.Set;

/** Offers {@link WebHttpBinding} to configuration, as {@code webHttp}. */
public final class WebHttpBindingProvider implements BindingProvider {

  private static final String NAME = "webHttp";

  /** Creates the provider; for {@code ServiceLoader}. */
  public WebHttpBindingProvider() {}

  @Override
  public Set<String> names() {
    return Set.of(NAME);
  }

  /** Returns none: what is not told otherwise at an HTTP address is SOAP. */
  @Override
  public Map<String, String> defaultForScheme() {
    return Map.of();
  }

  @Override
  public Class<? extends BindingSettings> settingsOf(String name) {
    if (!name.equals(NAME)) {
      throw new IllegalArgumentException("binding: " + name + " (expected: " + NAME + ")");
    }
    return WebHttpSettings.class;
  }
}
