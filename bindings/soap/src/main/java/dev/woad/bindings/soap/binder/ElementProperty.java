package dev.woad.bindings.soap.binder;

import jakarta.xml.bind.JAXBException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.glassfish.jaxb.runtime.api.AccessorException;
import org.jspecify.annotations.Nullable;

/** A property that is one of some elements, or any number of them. */
final class ElementProperty {

  private final ValueAccess access;
  private final List<ElementSlot> slots;
  private final boolean list;
  private final Wrapping wrapping;
  private final @Nullable ElementSlot nilSlot;

  /**
   * Creates one.
   *
   * @param wrapping what is around a value in the bean
   */
  ElementProperty(ValueAccess access, List<ElementSlot> slots, boolean list, Wrapping wrapping) {
    this.access = access;
    this.slots = List.copyOf(slots);
    this.list = list;
    this.wrapping = wrapping;
    this.nilSlot = slots.stream().filter(ElementSlot::nillable).findFirst().orElse(null);
  }

  List<ElementSlot> slots() {
    return slots;
  }

  /** Reads an element, at whose start tag the input stands, into a bean. */
  void read(ElementSlot slot, Object bean, BinderInput in)
      throws JAXBException, XMLStreamException {
    in.enter();
    boolean nil = slot.nillable() && in.isNil();
    Object value = null;
    if (nil) {
      in.skip();
    } else {
      value = read(slot, in);
    }
    if (value != null || nil) {
      put(wrapping.wrap(slot, value), bean, in);
    }
    in.leave();
  }

  private static @Nullable Object read(ElementSlot slot, BinderInput in)
      throws JAXBException, XMLStreamException {
    Binder binder = slot.binder().get();
    if (slot.defaultText() != null && binder instanceof LeafBinder leaf) {
      String text = in.text();
      return leaf.parse(text.isEmpty() ? slot.defaultText() : text, in);
    }
    return binder.read(in);
  }

  @SuppressWarnings("unchecked")
  private void put(@Nullable Object value, Object bean, BinderInput in) throws JAXBException {
    try {
      if (!list) {
        access.set(bean, value);
        return;
      }
      List<@Nullable Object> values = (List<@Nullable Object>) access.get(bean);
      if (values == null) {
        values = new ArrayList<>();
        access.set(bean, values);
      }
      values.add(value);
    } catch (AccessorException | RuntimeException e) {
      // Setters and adapters of users fail in their own ways.
      throw in.failed(e);
    }
  }

  void write(Object bean, BinderOutput out) throws JAXBException, XMLStreamException {
    Object value = get(bean);
    if (list) {
      if (value != null) {
        for (Object item : (List<?>) value) {
          writeValue(item, out);
        }
      }
    } else {
      writeValue(value, out);
    }
  }

  private @Nullable Object get(Object bean) throws JAXBException {
    try {
      return access.get(bean);
    } catch (AccessorException e) {
      throw new JAXBException(e);
    }
  }

  private void writeValue(@Nullable Object wrapped, BinderOutput out)
      throws JAXBException, XMLStreamException {
    if (wrapped == null) {
      if (wrapping == Wrapping.NONE && nilSlot != null) {
        writeNil(nilSlot, out);
      }
      return;
    }
    ElementSlot slot = wrapping.slot(wrapped, slots);
    Object value = wrapping.unwrap(wrapped);
    if (value == null) {
      writeNil(slot, out);
      return;
    }
    out.start(slot.namespace(), slot.name());
    slot.binder().get().write(value, out);
    out.end();
  }

  private static void writeNil(ElementSlot slot, BinderOutput out) throws XMLStreamException {
    out.start(slot.namespace(), slot.name());
    out.nil();
    out.end();
  }
}
