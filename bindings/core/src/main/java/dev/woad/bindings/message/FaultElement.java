package dev.woad.bindings.message;

import dev.woad.contracts.FaultCode;
import java.util.ArrayList;
import java.util.List;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reads the element of a fault, forgiving what peers are known to leave out. */
final class FaultElement {

  private FaultElement() {}

  static MessageFault read11(EnvelopeVersion envelope, Element fault) {
    Element code = child(fault, "faultcode");
    Element reason = child(fault, "faultstring");
    Element detail = child(fault, "detail");
    return new MessageFault(
        code == null ? FaultCode.RECEIVER : envelope.unqualified(name(code)),
        text(reason),
        detail == null ? null : first(detail),
        null);
  }

  static MessageFault read12(EnvelopeVersion envelope, Element fault) {
    Element code = child(fault, "Code");
    Element reason = child(fault, "Reason");
    Element detail = child(fault, "Detail");
    return new MessageFault(
        code == null ? FaultCode.RECEIVER : code(envelope, code),
        reason == null ? "" : text(first(reason)),
        detail == null ? null : first(detail),
        null);
  }

  private static FaultCode code(EnvelopeVersion envelope, Element code) {
    Element value = child(code, "Value");
    Element sub = child(code, "Subcode");
    FaultCode outer = value == null ? FaultCode.RECEIVER : envelope.unqualified(name(value));
    return new FaultCode(outer.name(), sub == null ? null : code(envelope, sub));
  }

  private static QName name(Element element) {
    String text = text(element);
    int colon = text.indexOf(':');
    String prefix = colon < 0 ? null : text.substring(0, colon);
    String namespace = element.lookupNamespaceURI(prefix);
    return new QName(namespace == null ? "" : namespace, text.substring(colon + 1));
  }

  private static String text(@Nullable Element element) {
    return element == null ? "" : element.getTextContent().strip();
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
