package dev.woad.bindings.soap.binder;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.glassfish.jaxb.runtime.api.AccessorException;
import org.glassfish.jaxb.runtime.v2.runtime.reflect.Accessor;
import org.jspecify.annotations.Nullable;

/** Gets and sets one property of beans. Safe for use by many threads. */
interface ValueAccess {

  @Nullable Object get(Object bean) throws AccessorException;

  void set(Object bean, @Nullable Object value) throws AccessorException;

  /** Returns the access that JAXB has, by a shorter way if the property is a field. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  static ValueAccess of(Accessor accessor) {
    if (accessor instanceof Accessor.FieldReflection<?, ?> reflection
        && !Modifier.isFinal(reflection.f.getModifiers())) {
      try {
        return OfField.of(reflection.f);
      } catch (IllegalAccessException e) {
        // JAXB may have a way.
        return new OfJaxb(accessor);
      }
    }
    return new OfJaxb(accessor);
  }

  /** A property that JAXB knows how to get and set. */
  record OfJaxb(Accessor<Object, Object> accessor) implements ValueAccess {

    @Override
    public @Nullable Object get(Object bean) throws AccessorException {
      return accessor.get(bean);
    }

    @Override
    public void set(Object bean, @Nullable Object value) throws AccessorException {
      accessor.set(bean, value);
    }
  }

  /** A property that is a field. */
  record OfField(MethodHandle getter, MethodHandle setter, boolean primitive)
      implements ValueAccess {

    private static final MethodType GET = MethodType.methodType(Object.class, Object.class);
    private static final MethodType SET =
        MethodType.methodType(void.class, Object.class, Object.class);

    static OfField of(Field field) throws IllegalAccessException {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      return new OfField(
          lookup.unreflectGetter(field).asType(GET),
          lookup.unreflectSetter(field).asType(SET),
          field.getType().isPrimitive());
    }

    @Override
    public @Nullable Object get(Object bean) throws AccessorException {
      try {
        return (Object) getter.invokeExact(bean);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new AccessorException(e);
      }
    }

    @Override
    public void set(Object bean, @Nullable Object value) throws AccessorException {
      if (value == null && primitive) {
        return;
      }
      try {
        setter.invokeExact(bean, value);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new AccessorException(e);
      }
    }
  }
}
