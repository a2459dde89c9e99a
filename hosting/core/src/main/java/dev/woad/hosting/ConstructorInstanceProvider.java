package dev.woad.hosting;

import dev.woad.dispatcher.InstanceProvider;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes instances by a constructor, and closes those that can be closed. */
final class ConstructorInstanceProvider implements InstanceProvider {

  private static final Logger LOG = LoggerFactory.getLogger(ConstructorInstanceProvider.class);

  private final Class<?> service;
  private final @Nullable Constructor<?> chosen;
  private final List<Record> settings;

  private ConstructorInstanceProvider(
      Class<?> service, @Nullable Constructor<?> chosen, List<Record> settings) {
    this.service = service;
    this.chosen = chosen;
    this.settings = settings;
  }

  /** Returns a provider that uses the constructor without parameters. */
  static ConstructorInstanceProvider of(Class<?> service) {
    return new ConstructorInstanceProvider(service, null, List.of());
  }

  /** Returns a provider that uses the public constructor with the given settings as parameter. */
  static ConstructorInstanceProvider of(Class<?> service, Record settings) {
    try {
      return new ConstructorInstanceProvider(
          service, service.getConstructor(settings.getClass()), List.of(settings));
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(
          "service: "
              + service.getName()
              + " (expected: a public constructor that takes "
              + settings.getClass().getName()
              + ")",
          e);
    }
  }

  @Override
  public Object instance() {
    try {
      Constructor<?> constructor = chosen == null ? service.getDeclaredConstructor() : chosen;
      constructor.setAccessible(true);
      return constructor.newInstance(settings.toArray());
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(
          "service: " + service.getName() + " cannot be made: " + e.getCause(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "service: "
              + service.getName()
              + " (expected: a constructor without parameters, or an instance provider)",
          e);
    }
  }

  @Override
  public void release(Object instance) {
    if (instance instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        LOG.warn("{} could not be closed", instance.getClass().getName(), e);
      }
    }
  }
}
