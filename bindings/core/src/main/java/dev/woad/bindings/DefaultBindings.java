package dev.woad.bindings;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeSet;

/** Bindings with the defaults of all their settings. */
public final class DefaultBindings {

  private DefaultBindings() {}

  /**
   * Returns the binding, with the defaults of all its settings, that addresses of the given scheme
   * have; empty if no provider on the class path has one.
   */
  public static Optional<Binding> forScheme(String scheme) {
    for (BindingProvider provider : ServiceLoader.load(BindingProvider.class)) {
      String name = provider.defaultForScheme().get(scheme);
      if (name != null) {
        return Optional.of(defaults(provider.settingsOf(name)).create(scheme));
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the binding that configuration knows by the given name, with the defaults of all its
   * settings, for addresses of the given scheme; empty if no provider on the class path has one.
   *
   * @throws IllegalArgumentException if the binding is not for that scheme
   */
  public static Optional<Binding> named(String name, String scheme) {
    for (BindingProvider provider : ServiceLoader.load(BindingProvider.class)) {
      if (provider.names().contains(name)) {
        return Optional.of(defaults(provider.settingsOf(name)).create(scheme));
      }
    }
    return Optional.empty();
  }

  /** Returns the names of all bindings that are on the class path. */
  public static SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>();
    ServiceLoader.load(BindingProvider.class).forEach(provider -> names.addAll(provider.names()));
    return names;
  }

  private static BindingSettings defaults(Class<? extends BindingSettings> type) {
    Constructor<?> canonical = type.getDeclaredConstructors()[0];
    try {
      canonical.setAccessible(true);
      // All components are optional, and null stands for none.
      return (BindingSettings) canonical.newInstance(new Object[canonical.getParameterCount()]);
    } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(
          type.getName() + " (expected: a record whose components are all optional)", e);
    }
  }
}
