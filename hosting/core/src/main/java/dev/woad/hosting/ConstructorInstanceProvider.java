package dev.woad.hosting;

import dev.woad.dispatcher.InstanceProvider;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes instances by the constructor without parameters, and closes those that can be closed. */
final class ConstructorInstanceProvider implements InstanceProvider {

  private static final Logger LOG = LoggerFactory.getLogger(ConstructorInstanceProvider.class);

  private final Class<?> service;

  ConstructorInstanceProvider(Class<?> service) {
    this.service = service;
  }

  @Override
  public Object instance() {
    try {
      Constructor<?> constructor = service.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
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
    close(instance);
  }

  static void close(Object instance) {
    if (instance instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        LOG.warn("{} could not be closed", instance.getClass().getName(), e);
      }
    }
  }
}
