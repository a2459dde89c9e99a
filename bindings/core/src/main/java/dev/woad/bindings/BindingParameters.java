package dev.woad.bindings;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a host gives to all its endpoints besides their bindings, such as the HTTP server that it
 * runs in. One value for each type. Safe for use by many threads.
 */
public final class BindingParameters {

  private final Map<Class<?>, Object> values = new ConcurrentHashMap<>();
  private final @Nullable BindingParameters parent;

  private BindingParameters(@Nullable BindingParameters parent) {
    this.parent = parent;
  }

  /** Creates parameters of which none is set. */
  public BindingParameters() {
    this(null);
  }

  /** Returns parameters for one listener, which has those of its host besides its own. */
  public BindingParameters child() {
    return new BindingParameters(this);
  }

  /** Finds the parameter of the given type. */
  public <T> Optional<T> find(Class<T> type) {
    Object own = values.get(type);
    if (own == null && parent != null) {
      return parent.find(type);
    }
    return Optional.ofNullable(type.cast(own));
  }

  /** Sets the parameter of the given type, in place of any that was there. */
  public <T> void put(Class<T> type, T value) {
    values.put(type, value);
  }

  /** Returns the parameter of the given type, which is made for the whole host if there is none. */
  public <T> T findOrPut(Class<T> type, Supplier<? extends T> supplier) {
    if (parent != null && !values.containsKey(type)) {
      return parent.findOrPut(type, supplier);
    }
    return type.cast(values.computeIfAbsent(type, absent -> supplier.get()));
  }
}
