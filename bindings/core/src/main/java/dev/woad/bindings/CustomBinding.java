package dev.woad.bindings;

import java.util.List;

/** A binding of any layers. */
public final class CustomBinding implements Binding {

  private final String name;
  private final List<BindingElement> elements;
  private final Timeouts timeouts;

  private CustomBinding(String name, List<BindingElement> elements, Timeouts timeouts) {
    this.name = name;
    this.elements = elements;
    this.timeouts = timeouts;
  }

  /**
   * Returns a binding of the given layers, from the top to the transport.
   *
   * @throws IllegalArgumentException if the last layer is no transport, or another one is
   */
  public static CustomBinding of(BindingElement... elements) {
    List<BindingElement> layers = List.of(elements);
    for (int i = 0; i < layers.size(); i++) {
      boolean last = i == layers.size() - 1;
      if (last != layers.get(i) instanceof TransportBindingElement) {
        throw new IllegalArgumentException(
            "element "
                + (i + 1)
                + ": "
                + layers.get(i).getClass().getSimpleName()
                + (last ? " (expected: a transport, at last)" : " (expected: no transport yet)"));
      }
    }
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("elements: none (expected: a transport at least)");
    }
    return new CustomBinding("CustomBinding", layers, Timeouts.DEFAULT);
  }

  /** Returns a binding of the same layers under another name. */
  public CustomBinding withName(String newName) {
    return new CustomBinding(newName, elements, timeouts);
  }

  /** Returns a binding of the same layers that waits otherwise. */
  public CustomBinding withTimeouts(Timeouts newTimeouts) {
    return new CustomBinding(name, elements, newTimeouts);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<BindingElement> elements() {
    return elements;
  }

  @Override
  public Timeouts timeouts() {
    return timeouts;
  }
}
