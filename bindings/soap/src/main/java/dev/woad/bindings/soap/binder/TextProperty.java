package dev.woad.bindings.soap.binder;

import jakarta.xml.bind.JAXBException;
import javax.xml.stream.XMLStreamException;
import org.glassfish.jaxb.runtime.api.AccessorException;

/** A property that is the content of an element which may have attributes besides. */
record TextProperty(ValueAccess access, Binder binder) {

  void read(Object bean, BinderInput in) throws JAXBException, XMLStreamException {
    Object value = binder.read(in);
    if (value != null) {
      try {
        access.set(bean, value);
      } catch (AccessorException | RuntimeException e) {
        // Setters and adapters of users fail in their own ways.
        throw in.failed(e);
      }
    }
  }

  void write(Object bean, BinderOutput out)
      throws AccessorException, JAXBException, XMLStreamException {
    Object value = access.get(bean);
    if (value != null) {
      binder.write(value, out);
    }
  }
}
