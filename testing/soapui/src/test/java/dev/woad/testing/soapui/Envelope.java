package dev.woad.testing.soapui;

import java.util.List;
import org.w3c.dom.Element;

/** A SOAP message that came back. */
record Envelope(Element body) {

  private static final String SOAP11 = "http://schemas.xmlsoap.org/soap/envelope/";
  private static final String SOAP12 = "http://www.w3.org/2003/05/soap-envelope";

  static Envelope of(String text, boolean soap12) {
    Element root = Xml.parse(text).getDocumentElement();
    String namespace = soap12 ? SOAP12 : SOAP11;
    if (!root.getLocalName().equals("Envelope") || !namespace.equals(root.getNamespaceURI())) {
      throw new AssertionError(text + " (expected: an envelope of " + namespace + ")");
    }
    return new Envelope(Xml.child(root, "Body").orElseThrow());
  }

  boolean isFault() {
    return payload().getLocalName().equals("Fault")
        && body.getNamespaceURI().equals(payload().getNamespaceURI());
  }

  Element payload() {
    List<Element> children = Xml.children(body, "*");
    if (children.size() != 1) {
      throw new AssertionError(children.size() + " elements in the body (expected: 1)");
    }
    return children.get(0);
  }
}
