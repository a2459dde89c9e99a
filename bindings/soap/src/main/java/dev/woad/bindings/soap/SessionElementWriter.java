package dev.woad.bindings.soap;

import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.OperationDescription;
import dev.woad.contracts.SessionMode;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Writes what WSDL has no words of its own for as .NET does: attributes that tell of sessions, and
 * callbacks as operations that begin with their output.
 */
final class SessionElementWriter {

  private final Element definitions;
  private final Element portType;
  private final ContractDescription contract;

  /** Writes into a port type and what is around it. */
  SessionElementWriter(Element definitions, Element portType, ContractDescription contract) {
    this.definitions = definitions;
    this.portType = portType;
    this.contract = contract;
  }

  void write() {
    if (contract.sessionMode() != SessionMode.ALLOWED) {
      boolean required = contract.sessionMode() == SessionMode.REQUIRED;
      Dom.declare(definitions, "msc", Wsdl.CONTRACT);
      portType.setAttributeNS(Wsdl.CONTRACT, "msc:usingSession", Boolean.toString(required));
    }
    if (contract.sessionMode() == SessionMode.REQUIRED) {
      contract.operations().forEach(this::writePlace);
    }
    ContractDescription callback = contract.callback();
    if (callback != null && !callback.operations().stream().allMatch(this::isWritten)) {
      writeCallbacks(callback, GeneratedWsdl.of(callback));
    }
  }

  private void writePlace(OperationDescription operation) {
    find(portType, "operation", operation.name())
        .ifPresent(
            element -> {
              element.setAttributeNS(
                  Wsdl.CONTRACT, "msc:isInitiating", Boolean.toString(operation.initiating()));
              element.setAttributeNS(
                  Wsdl.CONTRACT, "msc:isTerminating", Boolean.toString(operation.terminating()));
            });
  }

  private boolean isWritten(OperationDescription operation) {
    return find(portType, "operation", operation.name()).isPresent();
  }

  private void writeCallbacks(ContractDescription callback, Element source) {
    for (Element types : Dom.children(source, Wsdl.NS, "types")) {
      Dom.children(types, Wsdl.XSD, "schema").forEach(this::addSchema);
    }
    for (Element sourcePortType : Dom.children(source, Wsdl.NS, "portType")) {
      for (OperationDescription operation : callback.operations()) {
        Optional<Element> found = find(sourcePortType, "operation", operation.name());
        if (found.isPresent() && !isWritten(operation)) {
          writeCallback(operation, found.get(), source);
        }
      }
    }
  }

  private void writeCallback(OperationDescription operation, Element source, Element messages) {
    Element written = Dom.append(portType, Wsdl.NS, "wsdl:operation");
    written.setAttribute("name", operation.name());
    Dom.declare(written, "wsam", Wsdl.ACTION);
    for (Element direction : Dom.children(source)) {
      boolean out = Dom.is(direction, Wsdl.NS, "input");
      if (!out && !Dom.is(direction, Wsdl.NS, "output")) {
        continue;
      }
      String name =
          portType.getAttribute("name")
              + "_"
              + operation.name()
              + (out ? "_OutputCallbackMessage" : "_InputCallbackMessage");
      String asked = direction.getAttribute("message");
      find(messages, "message", asked.substring(asked.indexOf(':') + 1))
          .ifPresent(message -> addMessage(message, name));
      Element turned = Dom.append(written, Wsdl.NS, out ? "wsdl:output" : "wsdl:input");
      turned.setAttributeNS(
          Wsdl.ACTION, "wsam:Action", out ? operation.inputAction() : operation.outputAction());
      turned.setAttribute("message", "tns:" + name);
    }
  }

  private void addMessage(Element message, String name) {
    Element added = Dom.adopt(message, definitions);
    added.setAttribute("name", name);
    // Messages stand before what speaks of them.
    definitions.insertBefore(added, portType);
  }

  /** Adds what is not there yet, since both contracts may speak of the same types. */
  private void addSchema(Element schema) {
    List<Element> there = Dom.children(definitions, Wsdl.NS, "types");
    Element types = there.isEmpty() ? Dom.append(definitions, Wsdl.NS, "wsdl:types") : there.get(0);
    Optional<Element> same =
        Dom.children(types, Wsdl.XSD, "schema").stream()
            .filter(known -> namespace(known).equals(namespace(schema)))
            .findFirst();
    if (same.isEmpty()) {
      Dom.adopt(schema, types);
      return;
    }
    for (Element part : Dom.children(schema)) {
      boolean present =
          Dom.children(same.get()).stream()
              .anyMatch(
                  known ->
                      known.getLocalName().equals(part.getLocalName())
                          && known.getAttribute("name").equals(part.getAttribute("name"))
                          && known
                              .getAttribute("namespace")
                              .equals(part.getAttribute("namespace")));
      if (!present) {
        Node unused = Dom.adopt(part, same.get());
      }
    }
  }

  private static String namespace(Element schema) {
    Attr attribute = schema.getAttributeNode("targetNamespace");
    return attribute == null ? "" : attribute.getValue();
  }

  private static Optional<Element> find(Element parent, String localName, String name) {
    return Dom.children(parent, Wsdl.NS, localName).stream()
        .filter(child -> child.getAttribute("name").equals(name))
        .findFirst();
  }
}
