package dev.woad.bindings.soap.binder;

import jakarta.xml.bind.JAXBException;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import org.glassfish.jaxb.runtime.api.AccessorException;

/** A property that is an attribute. */
record AttributeProperty(QName name, ValueAccess access, LeafBinder leaf) {

  void read(Object bean, BinderInput in) throws JAXBException {
    String namespace = name.getNamespaceURI();
    String text = null;
    for (int i = 0; i < in.reader().getAttributeCount(); i++) {
      String found = in.reader().getAttributeNamespace(i);
      if (in.reader().getAttributeLocalName(i).equals(name.getLocalPart())
          && (found == null ? "" : found).equals(namespace)) {
        text = in.reader().getAttributeValue(i);
      }
    }
    if (text == null) {
      return;
    }
    Object value = leaf.parseAttribute(name.getLocalPart(), text, in);
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
      out.attribute(name, leaf.print(value));
    }
  }
}
