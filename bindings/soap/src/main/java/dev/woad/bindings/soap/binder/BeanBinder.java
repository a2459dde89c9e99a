package dev.woad.bindings.soap.binder;

import jakarta.xml.bind.JAXBException;
import java.lang.invoke.MethodHandle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.glassfish.jaxb.runtime.api.AccessorException;
import org.jspecify.annotations.Nullable;

/** Beans, whose properties are elements and attributes in them, or their text. */
final class BeanBinder implements Binder {

  /** So many names are compared before the one that came is looked up. */
  private static final int NEAR = 6;

  private final Class<?> type;
  private final @Nullable QName typeName;
  private final @Nullable MethodHandle constructor;
  private final List<AttributeProperty> attributes;
  private final @Nullable TextProperty text;
  private final List<ElementProperty> elements;
  private final Entry[] entries;
  private final Map<String, Entry> byName = new HashMap<>();
  private final DerivedTypes derived;

  /**
   * Creates one.
   *
   * @param constructor makes a bean; null if the class is abstract
   * @param derived the binders of classes that a value may be of, and of this one
   */
  BeanBinder(BeanShape shape, @Nullable MethodHandle constructor, DerivedTypes derived) {
    this.type = shape.type();
    this.typeName = shape.typeName();
    this.constructor = constructor;
    this.attributes = shape.attributes();
    this.text = shape.text();
    this.elements = shape.elements();
    this.derived = derived;
    this.entries =
        elements.stream()
            .flatMap(property -> property.slots().stream().map(slot -> new Entry(slot, property)))
            .toArray(Entry[]::new);
    for (int i = 0; i < entries.length; i++) {
      Entry entry = entries[i];
      entry.index = i;
      entry.sameName = byName.put(entry.slot.name(), entry);
    }
  }

  @Override
  public @Nullable Object read(BinderInput in) throws JAXBException, XMLStreamException {
    if (in.hasAttributes()) {
      QName named = in.type();
      if (named != null) {
        BeanBinder actual = derived.named(named, type);
        return (actual == null ? this : actual).readBean(in);
      }
    }
    return readBean(in);
  }

  private Object readBean(BinderInput in) throws JAXBException, XMLStreamException {
    Object bean = create(in);
    if (!attributes.isEmpty() && in.hasAttributes()) {
      for (AttributeProperty attribute : attributes) {
        attribute.read(bean, in);
      }
    }
    if (text != null) {
      text.read(bean, in);
    } else {
      readElements(bean, in);
    }
    return bean;
  }

  private Object create(BinderInput in) throws JAXBException {
    if (constructor == null) {
      throw in.failed(
          "type: "
              + type.getSimpleName()
              + " (expected: one derived from it, which xsi:type names)",
          null);
    }
    try {
      return (Object) constructor.invokeExact();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      // Constructors of users may throw anything.
      throw in.failed(e);
    }
  }

  private void readElements(Object bean, BinderInput in) throws JAXBException, XMLStreamException {
    XMLStreamReader reader = in.reader();
    int next = 0;
    while (in.nextTag() == XMLStreamConstants.START_ELEMENT) {
      Entry entry = find(reader, next);
      if (entry == null) {
        // What newer callers send and this type does not have.
        in.skip();
      } else {
        next = entry.index;
        entry.property.read(entry.slot, bean, in);
      }
    }
  }

  // Most come in the order of the schema: again the last, or one of those after it.
  private @Nullable Entry find(XMLStreamReader reader, int guess) {
    String name = reader.getLocalName();
    String namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
    for (int i = guess; i < entries.length && i < guess + NEAR; i++) {
      if (entries[i].slot.isNamed(namespace, name)) {
        return entries[i];
      }
    }
    for (Entry entry = byName.get(name); entry != null; entry = entry.sameName) {
      if (entry.slot.namespace().equals(namespace)) {
        return entry;
      }
    }
    return null;
  }

  @Override
  public void write(Object value, BinderOutput out) throws JAXBException, XMLStreamException {
    if (value.getClass() == type) {
      writeBean(value, out);
      return;
    }
    BeanBinder actual = derived.of(value.getClass());
    if (actual == null) {
      // A class of the user's own that JAXB does not know is written as what it is derived from.
      writeBean(value, out);
      return;
    }
    if (actual.typeName != null && actual != this) {
      out.type(actual.typeName);
    }
    actual.writeBean(value, out);
  }

  private void writeBean(Object bean, BinderOutput out) throws JAXBException, XMLStreamException {
    try {
      for (AttributeProperty attribute : attributes) {
        attribute.write(bean, out);
      }
      if (text != null) {
        text.write(bean, out);
      }
    } catch (AccessorException e) {
      throw new JAXBException(e);
    }
    for (ElementProperty element : elements) {
      element.write(bean, out);
    }
  }

  /** An element that may be in a bean, and the property that it goes to. */
  private static final class Entry {

    private final ElementSlot slot;
    private final ElementProperty property;
    private int index;
    private @Nullable Entry sameName;

    Entry(ElementSlot slot, ElementProperty property) {
      this.slot = slot;
      this.property = property;
    }
  }
}
