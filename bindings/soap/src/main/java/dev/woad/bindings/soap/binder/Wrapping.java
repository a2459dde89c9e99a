package dev.woad.bindings.soap.binder;

import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import java.util.List;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** What is around the value of an element in a bean, and tells which element it is. */
enum Wrapping {

  /** Nothing: the class of the value tells. */
  NONE {
    @Override
    @Nullable Object wrap(ElementSlot slot, @Nullable Object value) {
      return value;
    }

    @Override
    Object unwrap(Object wrapped) {
      return wrapped;
    }

    @Override
    ElementSlot slot(Object wrapped, List<ElementSlot> slots) throws JAXBException {
      if (slots.size() == 1) {
        return slots.get(0);
      }
      Class<?> type = wrapped.getClass();
      for (ElementSlot slot : slots) {
        if (slot.valueType() == type) {
          return slot;
        }
      }
      for (ElementSlot slot : slots) {
        if (slot.valueType().isAssignableFrom(type)) {
          return slot;
        }
      }
      throw new JAXBException(
          "value: of " + type + " (expected: of " + slots.stream().map(ElementSlot::name).toList());
    }
  },

  /** An element of JAXB: its name tells. */
  ELEMENT {
    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    Object wrap(ElementSlot slot, @Nullable Object value) {
      JAXBElement element =
          new JAXBElement(
              new QName(slot.namespace(), slot.name()), slot.valueType(), slot.scope(), value);
      element.setNil(value == null);
      return element;
    }

    @Override
    @Nullable Object unwrap(Object wrapped) {
      JAXBElement<?> element = (JAXBElement<?>) wrapped;
      return element.isNil() ? null : element.getValue();
    }

    @Override
    ElementSlot slot(Object wrapped, List<ElementSlot> slots) throws JAXBException {
      QName name = ((JAXBElement<?>) wrapped).getName();
      for (ElementSlot slot : slots) {
        if (slot.isNamed(name.getNamespaceURI(), name.getLocalPart())) {
          return slot;
        }
      }
      throw new JAXBException(
          "element: "
              + name
              + " (expected: one of "
              + slots.stream().map(ElementSlot::name).toList()
              + ")");
    }
  };

  abstract @Nullable Object wrap(ElementSlot slot, @Nullable Object value);

  abstract @Nullable Object unwrap(Object wrapped);

  /** Returns which element it is. */
  abstract ElementSlot slot(Object wrapped, List<ElementSlot> slots) throws JAXBException;
}
