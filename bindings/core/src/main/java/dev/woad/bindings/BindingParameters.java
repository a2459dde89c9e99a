package dev.woad.bindings;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What a host gives to all its endpoints besides their bindings, such as the HTTP server that it
 * runs in. One value for each type. Safe for use by many threads.
 */
public final class BindingParameters {

  private final Map<Class<?>, Object> values = new ConcurrentHashMap<>();

  /** Creates parameters of which none is set. */
  public BindingParameters() {}

  /** Finds the parameter of the given type. */
  public <T> Optional<T> find(Class<T> type) {
    return Optional.ofNullable(type.cast(values.get(type)));
  }

  /** Sets the parameter of the given type, in place of any that was there. */
  public <T> void put(Class<T> type, T value) {
    values.put(type, value);
  }

  /** Returns the parameter of the given type, which is made if there is none. */
  public <T> T findOrPut(Class<T> type, Supplier<? extends T> supplier) {
    return type.cast(values.computeIfAbsent(type, absent -> supplier.get()));
  }
}
