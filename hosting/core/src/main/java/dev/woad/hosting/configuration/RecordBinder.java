package dev.woad.hosting.configuration;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Binds nodes to records by the names of their components. What a mapping does not mention is null,
 * or empty if it is an {@code Optional}; a primitive must be mentioned. But if the type of the
 * record has a constant {@code DEFAULT}, that gives what is not mentioned.
 *
 * <p>Components may be texts, numbers, sizes, times, paths, URIs, enums, what has a static method
 * {@code of(String)}, records, lists, sets and maps of those, and nodes as they are.
 */
final class RecordBinder {

  private static final Object FAILED = new Object();

  private final Problems problems;
  private final Scalars scalars = new Scalars();

  RecordBinder(Problems problems) {
    this.problems = problems;
  }

  /**
   * Binds a node to a record.
   *
   * @param name what the node is called in messages
   * @param besides keys that may be there but are not bound
   * @return empty if there were mistakes, which have been told of
   */
  <R> Optional<R> bind(Node node, Class<R> type, String name, Set<String> besides) {
    Object bound = record(node, type, name, besides);
    return bound == FAILED ? Optional.empty() : Optional.of(type.cast(bound));
  }

  private Object record(Node node, Class<?> type, String name, Set<String> besides) {
    RecordComponent[] components = type.getRecordComponents();
    Set<String> keys = new LinkedHashSet<>(besides);
    Arrays.stream(components).map(RecordComponent::getName).forEach(keys::add);
    Map<String, Node.Entry> entries;
    if (node instanceof Node.Mapping mapping) {
      entries = mapping.entries();
    } else if (node instanceof Node.Nothing) {
      entries = Map.of();
    } else {
      return mismatch(node, name, "a mapping of " + String.join(", ", new TreeSet<>(keys)) + ")");
    }
    boolean failed = refuseUnknown(entries, keys);
    Object defaults = defaults(type);
    @Nullable Object[] values = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      Node.Entry entry = entries.get(components[i].getName());
      values[i] =
          entry == null || entry.value() instanceof Node.Nothing
              ? absent(components[i], defaults, new Missing(node.location(), keys))
              : value(entry.value(), components[i].getGenericType(), components[i].getName());
      if (components[i].isAnnotationPresent(Required.class)
          && entry != null
          && entry.value() instanceof Node.Sequence list
          && list.items().isEmpty()) {
        problems.add(list.location(), components[i].getName() + ": none (expected: at least one)");
      }
      if (values[i] == FAILED) {
        failed = true;
        values[i] = null;
      }
    }
    if (failed && !Entry.class.isAssignableFrom(type)) {
      return FAILED;
    }
    return made(type, values, new Made(node.location(), entries, name));
  }

  /** Tells of keys that are not among the given ones, and returns whether there are any. */
  boolean refuseUnknown(Map<String, Node.Entry> entries, Set<String> keys) {
    boolean refused = false;
    for (Map.Entry<String, Node.Entry> entry : entries.entrySet()) {
      if (!keys.contains(entry.getKey())) {
        refused = true;
        problems.add(
            entry.getValue().keyLocation(),
            "unknown key "
                + Names.quote(entry.getKey())
                + " "
                + Names.expected(entry.getKey(), keys));
      }
    }
    return refused;
  }

  private @Nullable Object absent(
      RecordComponent component, @Nullable Object defaults, Missing missing) {
    if (defaults != null) {
      return component(component, defaults);
    }
    if (component.getType() == Optional.class) {
      return Optional.empty();
    }
    if (component.isAnnotationPresent(Required.class) || component.getType().isPrimitive()) {
      problems.add(
          missing.location(),
          "missing key \"" + component.getName() + "\" " + Names.expected("", missing.keys()));
      return FAILED;
    }
    return null;
  }

  /** Returns the record that a constant {@code DEFAULT} of its type holds, if there is one. */
  private static @Nullable Object defaults(Class<?> type) {
    try {
      Field constant = type.getField("DEFAULT");
      return Modifier.isStatic(constant.getModifiers()) && constant.getType() == type
          ? constant.get(null)
          : null;
    } catch (NoSuchFieldException | IllegalAccessException e) {
      return null;
    }
  }

  private static @Nullable Object component(RecordComponent component, Object owner) {
    try {
      return component.getAccessor().invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }

  private Object value(Node node, Type type, String name) {
    if (type instanceof ParameterizedType parameterized) {
      return generic(node, parameterized, name);
    }
    if (type instanceof WildcardType wildcard) {
      return value(node, wildcard.getUpperBounds()[0], name);
    }
    Class<?> plain = (Class<?>) type;
    if (plain == Node.class) {
      return node instanceof Node.Broken ? FAILED : node;
    }
    if (plain.isRecord() && plain != Node.Scalar.class && !scalars.supports(plain)) {
      return record(node, plain, name, Set.of());
    }
    if (plain != Node.Scalar.class && !scalars.supports(plain)) {
      throw new IllegalStateException(
          name + ": " + plain.getName() + " cannot be read from a file");
    }
    if (!(node instanceof Node.Scalar scalar)) {
      return mismatch(node, name, "a single value)");
    }
    if (plain == Node.Scalar.class) {
      return scalar;
    }
    try {
      return scalars.convert(plain, scalar.text());
    } catch (Mismatch e) {
      return mismatch(node, name, e.getMessage() + ")");
    }
  }

  private Object generic(Node node, ParameterizedType type, String name) {
    Type[] arguments = type.getActualTypeArguments();
    Class<?> raw = (Class<?>) type.getRawType();
    if (raw == Optional.class) {
      Object value = value(node, arguments[0], name);
      return value == FAILED ? FAILED : Optional.of(value);
    }
    if (raw == Map.class) {
      return map(node, arguments[1], name);
    }
    if (raw != List.class && raw != Set.class) {
      throw new IllegalStateException(name + ": " + type + " cannot be read from a file");
    }
    if (!(node instanceof Node.Sequence sequence)) {
      return mismatch(node, name, "a list)");
    }
    boolean loose =
        arguments[0] instanceof Class<?> item
            && (Entry.class.isAssignableFrom(item) || item == Node.Scalar.class);
    List<Object> items = new ArrayList<>();
    boolean failed = false;
    for (Node item : sequence.items()) {
      Object value = value(item, arguments[0], "item of " + name);
      if (value == FAILED) {
        failed = true;
      } else {
        items.add(value);
      }
    }
    if (failed && !loose) {
      return FAILED;
    }
    return raw == List.class ? List.copyOf(items) : new LinkedHashSet<>(items);
  }

  private Object map(Node node, Type valueType, String name) {
    if (!(node instanceof Node.Mapping mapping)) {
      return mismatch(node, name, "a mapping)");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    boolean failed = false;
    for (Map.Entry<String, Node.Entry> entry : mapping.entries().entrySet()) {
      Object value = value(entry.getValue().value(), valueType, entry.getKey());
      failed |= value == FAILED;
      values.put(entry.getKey(), value);
    }
    return failed ? FAILED : values;
  }

  private Object mismatch(Node node, String name, String expected) {
    if (!(node instanceof Node.Broken)) {
      problems.add(node.location(), name + ": " + node.describe() + " (expected: " + expected);
    }
    return FAILED;
  }

  private Object made(Class<?> type, @Nullable Object[] values, Made made) {
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(type.getRecordComponents())
                  .map(RecordComponent::getType)
                  .toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getTargetException() instanceof Error error) {
        throw error;
      }
      made.tell(e.getTargetException(), problems);
      return FAILED;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName() + " cannot be made", e);
    }
  }

  private record Missing(Location location, Set<String> keys) {}

  /** What a record was made of, to say where the mistake is that its constructor found. */
  private record Made(Location location, Map<String, Node.Entry> entries, String name) {

    void tell(Throwable refusal, Problems problems) {
      String message =
          refusal.getMessage() == null ? refusal.getClass().getSimpleName() : refusal.getMessage();
      // By our own form a message begins with the name of what is wrong.
      Node.Entry culprit = entries.get(message.split(":", 2)[0]);
      if (culprit == null) {
        problems.add(location, name + ": " + message);
      } else {
        problems.add(culprit.value().location(), message);
      }
    }
  }
}
