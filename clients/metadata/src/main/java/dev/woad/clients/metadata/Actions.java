package dev.woad.clients.metadata;

import javax.xml.namespace.QName;
import org.w3c.dom.Element;

/** Web Services Addressing 1.0 - Metadata, 4.4: the action of a message. */
final class Actions {

  private static final String METADATA = "http://www.w3.org/2007/05/addressing/metadata";
  private static final String WSDL_2006 = "http://www.w3.org/2006/05/addressing/wsdl";

  private Actions() {}

  static String ofInput(Element input, String soapAction, QName portType, String operation) {
    for (String namespace : new String[] {METADATA, WSDL_2006}) {
      String said = input.getAttributeNS(namespace, "Action");
      if (!said.isEmpty()) {
        return said;
      }
    }
    if (!soapAction.isEmpty()) {
      return soapAction;
    }
    String namespace = portType.getNamespaceURI();
    boolean urn = namespace.startsWith("urn:");
    String delimiter = urn ? ":" : "/";
    String name = input.getAttribute("name");
    return namespace
        + (namespace.endsWith(delimiter) ? "" : delimiter)
        + portType.getLocalPart()
        + delimiter
        + (name.isEmpty() ? operation + "Request" : name);
  }
}
