package dev.woad.bindings.message;

import dev.woad.contracts.FaultCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reads the element of a fault, forgiving what peers are known to leave out. */
final class FaultElement {

  private final EnvelopeVersion envelope;
  private final Element fault;
  private final Function<String, @Nullable String> surroundings;

  /** Takes the element and what finds the namespaces of prefixes that are declared around it. */
  FaultElement(
      EnvelopeVersion envelope, Element fault, Function<String, @Nullable String> surroundings) {
    this.envelope = envelope;
    this.fault = fault;
    this.surroundings = surroundings;
  }

  MessageFault read11() {
    Element code = child(fault, "faultcode");
    Element reason = child(fault, "faultstring");
    Element detail = child(fault, "detail");
    return new MessageFault(
        code == null ? FaultCode.RECEIVER : envelope.unqualified(name(code)),
        reason == null ? "" : reason.getTextContent(),
        detail == null ? null : first(detail),
        null);
  }

  MessageFault read12() {
    Element code = child(fault, "Code");
    Element reason = child(fault, "Reason");
    Element text = reason == null ? null : first(reason);
    Element detail = child(fault, "Detail");
    return new MessageFault(
        code == null ? FaultCode.RECEIVER : code(code),
        text == null ? "" : text.getTextContent(),
        detail == null ? null : first(detail),
        null);
  }

  private FaultCode code(Element code) {
    Element value = child(code, "Value");
    Element sub = child(code, "Subcode");
    FaultCode outer = value == null ? FaultCode.RECEIVER : envelope.unqualified(name(value));
    return new FaultCode(outer.name(), sub == null ? null : code(sub));
  }

  private QName name(Element element) {
    String text = element.getTextContent().strip();
    int colon = text.indexOf(':');
    String prefix = colon < 0 ? "" : text.substring(0, colon);
    String namespace = element.lookupNamespaceURI(prefix.isEmpty() ? null : prefix);
    if (namespace == null) {
      namespace = surroundings.apply(prefix);
    }
    return new QName(namespace == null ? "" : namespace, text.substring(colon + 1));
  }

  private static @Nullable Element child(Element parent, String localName) {
    return children(parent).stream()
        .filter(child -> localName.equals(child.getLocalName()))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Element first(Element parent) {
    List<Element> children = children(parent);
    return children.isEmpty() ? null : children.get(0);
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }
}
