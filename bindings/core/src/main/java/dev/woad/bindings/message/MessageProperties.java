package dev.woad.bindings.message;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a message besides its content: the HTTP request that brought it, where it came
 * from, who sent it. One value for each type; the type says what the value means.
 *
 * <p>Not safe for use by many threads at a time, like the message that it belongs to.
 */
public final class MessageProperties {

  private final Map<Class<?>, Object> values = new HashMap<>(4);

  /** Finds the property of the given type. */
  public <T> Optional<T> find(Class<T> type) {
    return Optional.ofNullable(type.cast(values.get(type)));
  }

  /** Sets all properties of another message here, too. */
  public void putAll(MessageProperties others) {
    values.putAll(others.values);
  }

  /** Sets the property of the given type, in place of any that was there. */
  public <T> void put(Class<T> type, T value) {
    values.put(type, value);
  }
}
