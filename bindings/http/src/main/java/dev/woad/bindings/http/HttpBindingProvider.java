package dev.woad.bindings.http;

import dev.woad.bindings.BindingProvider;
import dev.woad.bindings.BindingSettings;
import java.util.Map;
import java.util.Set;

/**
 * Makes {@code basicHttp}, {@code wsHttp}, {@code netHttp}, and {@code customHttp}, which is an
 * encoding of any versions over HTTP.
 */
public final class HttpBindingProvider implements BindingProvider {

  private static final Map<String, Class<? extends BindingSettings>> SETTINGS =
      Map.of(
          "basicHttp", BasicHttpSettings.class,
          "wsHttp", WsHttpSettings.class,
          "netHttp", NetHttpSettings.class,
          "customHttp", CustomHttpSettings.class);

  /** Creates the provider. */
  public HttpBindingProvider() {}

  @Override
  public Set<String> names() {
    return SETTINGS.keySet();
  }

  @Override
  public Map<String, String> defaultForScheme() {
    return Map.of("http", "basicHttp", "https", "basicHttp", "ws", "netHttp", "wss", "netHttp");
  }

  @Override
  public Class<? extends BindingSettings> settingsOf(String name) {
    Class<? extends BindingSettings> settings = SETTINGS.get(name);
    if (settings == null) {
      throw new IllegalArgumentException(
          "binding: " + name + " (expected: basicHttp, wsHttp, netHttp, customHttp)");
    }
    return settings;
  }
}
