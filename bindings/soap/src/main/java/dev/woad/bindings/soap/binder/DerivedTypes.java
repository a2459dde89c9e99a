package dev.woad.bindings.soap.binder;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** The types of a model that values may be of instead of those they are declared as. */
final class DerivedTypes {

  private final Map<QName, Named> byName = new ConcurrentHashMap<>();
  private final Map<Class<?>, BeanBinder> byClass = new ConcurrentHashMap<>();

  void add(@Nullable QName name, Class<?> type, BeanBinder binder) {
    byClass.put(type, binder);
    if (name != null) {
      byName.put(name, new Named(type, binder));
    }
  }

  /** Returns the binder of the type of the given name, if it is derived from the given one. */
  @Nullable BeanBinder named(QName name, Class<?> declared) {
    Named found = byName.get(name);
    return found != null && declared.isAssignableFrom(found.type) ? found.binder : null;
  }

  /** Returns the binder of a class, or of the next above it that is known; null if none is. */
  @Nullable BeanBinder of(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      BeanBinder known = byClass.get(c);
      if (known != null) {
        return known;
      }
    }
    return null;
  }

  private record Named(Class<?> type, BeanBinder binder) {}
}
