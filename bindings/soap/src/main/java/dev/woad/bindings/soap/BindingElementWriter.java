package dev.woad.bindings.soap;

import dev.woad.bindings.ServiceEndpoint;
import dev.woad.bindings.message.AddressingVersion;
import dev.woad.bindings.message.Bodies;
import dev.woad.bindings.message.BodyWriter;
import dev.woad.bindings.message.EnvelopeVersion;
import dev.woad.bindings.message.XmlDom;
import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.FaultDescription;
import dev.woad.contracts.OperationDescription;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Writes what a WSDL says of one endpoint: policy, binding and port. */
final class BindingElementWriter {

  private final Element main;
  private final ServiceEndpoint endpoint;
  private final String name;
  private final String soapNamespace;
  private final String soapPrefix;
  private final List<BodyWriter> assertions;

  BindingElementWriter(Element main, ServiceEndpoint endpoint, String name) {
    this.main = main;
    this.endpoint = endpoint;
    this.name = name;
    boolean soap12 = endpoint.binding().messageVersion().envelope() == EnvelopeVersion.SOAP12;
    this.soapNamespace = soap12 ? Wsdl.SOAP12 : Wsdl.SOAP;
    this.soapPrefix = soap12 ? "soap12" : "soap";
    this.assertions =
        endpoint.binding().elements().stream()
            .map(element -> element.policyAssertions(endpoint.binding()))
            .flatMap(List::stream)
            .toList();
  }

  void writePolicy() {
    if (assertions.isEmpty()) {
      return;
    }
    Element policy = main.getOwnerDocument().createElementNS(Wsdl.POLICY, "wsp:Policy");
    policy.setAttributeNS(Wsdl.UTILITY, "wsu:Id", name + "_policy");
    Element all =
        Dom.append(Dom.append(policy, Wsdl.POLICY, "wsp:ExactlyOne"), Wsdl.POLICY, "wsp:All");
    for (BodyWriter assertion : assertions) {
      all.appendChild(main.getOwnerDocument().importNode(element(assertion), true));
    }
    main.insertBefore(policy, main.getFirstChild());
  }

  /** Writes the binding as the contract's own WSDL has it, or as document/literal. */
  void writeBinding(String portType, @Nullable Element source) {
    Element binding = Dom.append(main, Wsdl.NS, "wsdl:binding");
    binding.setAttribute("name", name);
    binding.setAttribute("type", portType);
    if (!assertions.isEmpty()) {
      Element reference = Dom.append(binding, Wsdl.POLICY, "wsp:PolicyReference");
      reference.setAttribute("URI", "#" + name + "_policy");
    }
    Element soapBinding = Dom.append(binding, soapNamespace, soapPrefix + ":binding");
    soapBinding.setAttribute("transport", endpoint.binding().transport().soapTransport());
    if (source == null) {
      endpoint.contract().operations().forEach(operation -> writeOperation(operation, binding));
    } else {
      copyStyle(source, soapBinding);
      for (Element operation : Dom.children(source, Wsdl.NS, "operation")) {
        translate(Dom.adopt(operation, binding));
      }
    }
    ContractDescription callback = endpoint.contract().callback();
    if (callback != null) {
      callback.operations().forEach(operation -> writeCallback(operation, binding));
    }
  }

  private void writeCallback(OperationDescription operation, Element binding) {
    boolean written =
        Dom.children(binding, Wsdl.NS, "operation").stream()
            .anyMatch(element -> element.getAttribute("name").equals(operation.name()));
    if (!written) {
      Element wsdlOperation = writeSoapOperation(operation, binding);
      writeLiteral(Dom.append(wsdlOperation, Wsdl.NS, "wsdl:output"), "body");
      if (!operation.oneWay()) {
        writeLiteral(Dom.append(wsdlOperation, Wsdl.NS, "wsdl:input"), "body");
      }
    }
  }

  void writePort(Element wsdlService) {
    Element port = Dom.append(wsdlService, Wsdl.NS, "wsdl:port");
    port.setAttribute("name", name);
    port.setAttribute("binding", "tns:" + name);
    Element address = Dom.append(port, soapNamespace, soapPrefix + ":address");
    address.setAttribute("location", WsdlAssembly.ADDRESS + location());
    if (endpoint.binding().messageVersion().addressing() == AddressingVersion.WSA10) {
      String namespace = AddressingVersion.WSA10.namespace();
      Element reference = Dom.append(port, namespace, "wsa10:EndpointReference");
      Dom.declare(reference, "wsa10", namespace);
      Dom.append(reference, namespace, "wsa10:Address")
          .setTextContent(WsdlAssembly.ADDRESS + location());
    }
  }

  /** Returns the address as a WSDL names it: with the scheme of WebSockets where there are such. */
  private String location() {
    String address = endpoint.address().toString();
    boolean webSocket =
        endpoint.binding().transport().soapTransport().endsWith("/websocket")
            && address.startsWith("http");
    return webSocket ? "ws" + address.substring("http".length()) : address;
  }

  private static void copyStyle(Element source, Element soapBinding) {
    for (Element child : Dom.children(source)) {
      boolean soap =
          Wsdl.SOAP.equals(child.getNamespaceURI()) || Wsdl.SOAP12.equals(child.getNamespaceURI());
      if (soap && child.getLocalName().equals("binding") && child.hasAttribute("style")) {
        soapBinding.setAttribute("style", child.getAttribute("style"));
      }
    }
  }

  /** Makes SOAP elements of either version those of this one, and leaves out policies of others. */
  private void translate(Element element) {
    for (Element child : Dom.children(element)) {
      String namespace = child.getNamespaceURI();
      if (Wsdl.SOAP.equals(namespace) || Wsdl.SOAP12.equals(namespace)) {
        Node renamed =
            child
                .getOwnerDocument()
                .renameNode(child, soapNamespace, soapPrefix + ":" + child.getLocalName());
        translate((Element) renamed);
      } else if (Wsdl.POLICY.equals(namespace)) {
        element.removeChild(child);
      } else {
        translate(child);
      }
    }
  }

  private Element writeSoapOperation(OperationDescription operation, Element binding) {
    Element wsdlOperation = Dom.append(binding, Wsdl.NS, "wsdl:operation");
    wsdlOperation.setAttribute("name", operation.name());
    Element soapOperation = Dom.append(wsdlOperation, soapNamespace, soapPrefix + ":operation");
    soapOperation.setAttribute("soapAction", operation.soapAction());
    soapOperation.setAttribute("style", "document");
    return wsdlOperation;
  }

  private void writeOperation(OperationDescription operation, Element binding) {
    Element wsdlOperation = writeSoapOperation(operation, binding);
    writeLiteral(Dom.append(wsdlOperation, Wsdl.NS, "wsdl:input"), "body");
    if (!operation.oneWay()) {
      writeLiteral(Dom.append(wsdlOperation, Wsdl.NS, "wsdl:output"), "body");
    }
    for (FaultDescription fault : operation.faults()) {
      Element wsdlFault = Dom.append(wsdlOperation, Wsdl.NS, "wsdl:fault");
      wsdlFault.setAttribute("name", fault.name());
      writeLiteral(wsdlFault, "fault").setAttribute("name", fault.name());
    }
  }

  private Element writeLiteral(Element parent, String localName) {
    Element literal = Dom.append(parent, soapNamespace, soapPrefix + ":" + localName);
    literal.setAttribute("use", "literal");
    return literal;
  }

  private static Element element(BodyWriter assertion) {
    try {
      return XmlDom.read(Bodies.of(assertion).read());
    } catch (XMLStreamException e) {
      throw new IllegalStateException("policy assertion cannot be written", e);
    }
  }
}
