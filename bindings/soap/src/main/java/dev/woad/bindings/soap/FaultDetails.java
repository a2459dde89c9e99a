package dev.woad.bindings.soap;

import com.sun.xml.ws.streaming.DOMStreamReader;
import dev.woad.bindings.soap.values.CheckedXmlReader;
import dev.woad.bindings.soap.values.ValueShapes;
import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.FaultDescription;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.annotation.XmlSeeAlso;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads and writes the beans of declared faults. Safe for use by many threads. */
final class FaultDetails {

  private final ContractDescription contract;
  private volatile @Nullable Bound bound;

  FaultDetails(ContractDescription contract) {
    this.contract = contract;
  }

  void write(FaultDescription fault, Object detail, XMLStreamWriter writer)
      throws XMLStreamException {
    try {
      Marshaller marshaller = bound().context.createMarshaller();
      marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
      marshaller.marshal(element(fault, detail), writer);
    } catch (JAXBException e) {
      throw new XMLStreamException("detail of fault " + fault.name() + " cannot be written", e);
    }
  }

  Object read(FaultDescription fault, Element element) throws JAXBException {
    Bound bound = bound();
    CheckedXmlReader reader =
        CheckedXmlReader.of(new DOMStreamReader(element), bound.shapes, fault.detail());
    try {
      return bound.unmarshallers.unmarshal(
          null, unmarshaller -> unmarshaller.unmarshal(reader, fault.detail()).getValue());
    } catch (JAXBException e) {
      throw reader.explained(e);
    }
  }

  private static JAXBElement<?> element(FaultDescription fault, Object detail) {
    @SuppressWarnings("unchecked")
    Class<Object> type = (Class<Object>) fault.detail();
    return new JAXBElement<>(fault.element(), type, detail);
  }

  // Made when the first fault is told of: many hosts never need it.
  private Bound bound() throws JAXBException {
    Bound made = bound;
    if (made == null) {
      synchronized (this) {
        made = bound;
        if (made == null) {
          made = Bound.of(JAXBContext.newInstance(types().toArray(new Class<?>[0])));
          bound = made;
        }
      }
    }
    return made;
  }

  private Set<Class<?>> types() {
    Set<Class<?>> types = new LinkedHashSet<>();
    contract.operations().stream()
        .flatMap(operation -> operation.faults().stream())
        .map(FaultDescription::detail)
        .forEach(types::add);
    XmlSeeAlso seeAlso = contract.bound().getAnnotation(XmlSeeAlso.class);
    if (seeAlso != null) {
      types.addAll(List.of(seeAlso.value()));
    }
    return types;
  }

  private record Bound(JAXBContext context, UnmarshallerPool unmarshallers, ValueShapes shapes) {

    static Bound of(JAXBContext context) {
      return new Bound(
          context, new UnmarshallerPool(context::createUnmarshaller), ValueShapes.of(context));
    }
  }
}
