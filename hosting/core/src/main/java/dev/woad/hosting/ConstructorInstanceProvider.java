package dev.woad.hosting;

import dev.woad.dispatcher.InstanceProvider;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes instances by a constructor, and closes those that can be closed. */
final class ConstructorInstanceProvider implements InstanceProvider {

  private static final Logger LOG = LoggerFactory.getLogger(ConstructorInstanceProvider.class);

  private final Class<?> service;
  private final @Nullable Constructor<?> chosen;
  private final List<Object> arguments;

  private ConstructorInstanceProvider(
      Class<?> service, @Nullable Constructor<?> chosen, List<Object> arguments) {
    this.service = service;
    this.chosen = chosen;
    this.arguments = arguments;
  }

  /**
   * Returns a provider that uses the public constructor with the given settings and channels as
   * parameters, in this order; the one without parameters if there are none.
   */
  static ConstructorInstanceProvider of(
      Class<?> service, @Nullable Record settings, List<HostChannel.Open> channels) {
    if (settings == null && channels.isEmpty()) {
      return new ConstructorInstanceProvider(service, null, List.of());
    }
    List<Class<?>> types = new ArrayList<>();
    List<Object> arguments = new ArrayList<>();
    if (settings != null) {
      types.add(settings.getClass());
      arguments.add(settings);
    }
    for (HostChannel.Open channel : channels) {
      types.add(channel.type());
      arguments.add(channel.proxy());
    }
    try {
      Constructor<?> constructor = service.getConstructor(types.toArray(Class<?>[]::new));
      return new ConstructorInstanceProvider(service, constructor, arguments);
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(
          "service: "
              + service.getName()
              + " (expected: a public constructor that takes "
              + types.stream().map(Class::getName).collect(Collectors.joining(", "))
              + ")",
          e);
    }
  }

  @Override
  public Object instance() {
    try {
      Constructor<?> constructor = chosen == null ? service.getDeclaredConstructor() : chosen;
      constructor.setAccessible(true);
      return constructor.newInstance(arguments.toArray());
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
