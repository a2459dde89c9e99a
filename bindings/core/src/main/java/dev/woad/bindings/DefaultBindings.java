package dev.woad.bindings;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.ServiceLoader;

/** The bindings that addresses have where nobody names one. */
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
