package dev.woad.hosting.configuration;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingProvider;
import dev.woad.bindings.BindingSettings;
import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.Timeouts;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.message.ReaderQuotas;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Provides {@code wire}, which serves wire: and wires: addresses, and {@code loop} for loop:. */
public final class WireBindingProvider implements BindingProvider {

  @Override
  public Set<String> names() {
    return Set.of("wire", "loop");
  }

  @Override
  public Map<String, String> defaultForScheme() {
    return Map.of("wire", "wire");
  }

  @Override
  public Class<? extends BindingSettings> settingsOf(String name) {
    return name.equals("wire") ? WireSettings.class : LoopSettings.class;
  }

  public record WireSettings(
      @Nullable Long maxReceivedMessageSize,
      @Nullable Duration sendTimeout,
      @Nullable TransferMode transferMode,
      @Nullable ReaderQuotas readerQuotas)
      implements BindingSettings {

    @Override
    public Binding create(String scheme) {
      if (!scheme.startsWith("wire")) {
        throw new IllegalArgumentException("scheme: " + scheme + " (expected: wire or wires)");
      }
      long size = maxReceivedMessageSize == null ? 65_536 : maxReceivedMessageSize;
      if (size <= 0) {
        throw new IllegalArgumentException("maxReceivedMessageSize: " + size + " (expected: > 0)");
      }
      return CustomBinding.of(new WireTransport(scheme, size))
          .withName("Wire")
          .withTimeouts(
              sendTimeout == null ? Timeouts.DEFAULT : Timeouts.DEFAULT.withSend(sendTimeout));
    }
  }

  public record LoopSettings() implements BindingSettings {

    @Override
    public Binding create(String scheme) {
      return CustomBinding.of(new WireTransport("loop", 1)).withName("Loop");
    }
  }
}
