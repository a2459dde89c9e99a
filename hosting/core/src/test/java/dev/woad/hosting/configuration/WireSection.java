package dev.woad.hosting.configuration;

import dev.woad.bindings.BindingParameterProvider;
import dev.woad.bindings.BindingParameterSettings;
import dev.woad.bindings.BindingParameters;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code wires}. */
public final class WireSection implements BindingParameterProvider {

  @Override
  public String name() {
    return "wires";
  }

  @Override
  public Class<? extends BindingParameterSettings> settings() {
    return Settings.class;
  }

  record Depth(int value) {}

  public record Settings(@Nullable Integer depth) implements BindingParameterSettings {

    public Settings {
      if (depth != null && depth < 0) {
        throw new IllegalArgumentException("depth: " + depth + " (expected: >= 0)");
      }
    }

    @Override
    public void putInto(BindingParameters parameters) {
      parameters.put(Depth.class, new Depth(depth == null ? 0 : depth));
    }
  }
}
