package dev.woad.bindings.nettcp;

import dev.woad.bindings.BindingProvider;
import dev.woad.bindings.BindingSettings;
import java.util.Map;
import java.util.Set;

/** Makes {@code netTcp}, and {@code customTcp}, which is any encoding over TCP. */
public final class NetTcpBindingProvider implements BindingProvider {

  private static final Map<String, Class<? extends BindingSettings>> SETTINGS =
      Map.of("netTcp", NetTcpSettings.class, "customTcp", CustomTcpSettings.class);

  /** Creates the provider. */
  public NetTcpBindingProvider() {}

  @Override
  public Set<String> names() {
    return SETTINGS.keySet();
  }

  @Override
  public Map<String, String> defaultForScheme() {
    return Map.of(TcpNetwork.SCHEME, "netTcp");
  }

  @Override
  public Class<? extends BindingSettings> settingsOf(String name) {
    Class<? extends BindingSettings> settings = SETTINGS.get(name);
    if (settings == null) {
      throw new IllegalArgumentException("binding: " + name + " (expected: netTcp, customTcp)");
    }
    return settings;
  }
}
