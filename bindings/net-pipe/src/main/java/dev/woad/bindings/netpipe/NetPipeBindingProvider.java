package dev.woad.bindings.netpipe;

import dev.woad.bindings.BindingProvider;
import dev.woad.bindings.BindingSettings;
import java.util.Map;
import java.util.Set;

/** Makes {@code netNamedPipe} and {@code unixDomainSocket}. */
public final class NetPipeBindingProvider implements BindingProvider {

  private static final String PIPE = "netNamedPipe";
  private static final String UDS = "unixDomainSocket";

  /** Creates the provider. */
  public NetPipeBindingProvider() {}

  @Override
  public Set<String> names() {
    return Set.of(PIPE, UDS);
  }

  @Override
  public Map<String, String> defaultForScheme() {
    return Map.of(
        NamedPipeTransportBindingElement.SCHEME,
        PIPE,
        UnixDomainSocketTransportBindingElement.SCHEME,
        UDS);
  }

  @Override
  public Class<? extends BindingSettings> settingsOf(String name) {
    if (!names().contains(name)) {
      throw new IllegalArgumentException(
          "binding: " + name + " (expected: " + PIPE + ", " + UDS + ")");
    }
    return NetPipeSettings.class;
  }
}
