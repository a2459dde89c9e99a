package dev.woad.clients.metadata;

import com.sun.xml.xsom.XSSchemaSet;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads WSDL 1.1 whose messages are document and literal, as those of WCF and JAX-WS are. */
final class WsdlReader {

  private final Documents documents;
  private final Schemas schemas;
  private final Set<URI> read = new HashSet<>();
  private final Map<QName, Element> messages = new HashMap<>();
  private final Map<QName, Element> portTypes = new HashMap<>();
  private final Map<QName, Element> bindings = new HashMap<>();
  private final Map<String, Element> policies = new HashMap<>();
  private final List<Element> services = new ArrayList<>();

  private WsdlReader(Documents documents) {
    this.documents = documents;
    this.schemas = new Schemas(documents);
  }

  static List<ServiceMetadata> read(URI address) {
    WsdlReader reader = new WsdlReader(new Documents(address));
    reader.add(address);
    if (reader.services.isEmpty()) {
      throw new MetadataException(address + ": no service in it (expected: a WSDL with one)");
    }
    XSSchemaSet set = reader.schemas.all();
    return reader.services.stream().map(service -> reader.service(service, set)).toList();
  }

  private void add(URI address) {
    if (!read.add(address)) {
      return;
    }
    Element root = documents.parse(address).getDocumentElement();
    if (!Xml.is(root, Xml.WSDL, "definitions")) {
      throw new MetadataException(
          address + ": " + root.getNodeName() + " (expected: wsdl:definitions)");
    }
    String namespace = root.getAttribute("targetNamespace");
    for (Element child : Xml.children(root)) {
      QName name = new QName(namespace, child.getAttribute("name"));
      if (Xml.is(child, Xml.WSDL, "import") && child.hasAttribute("location")) {
        add(address.resolve(child.getAttribute("location")));
      } else if (Xml.is(child, Xml.WSDL, "types")) {
        for (Element schema : Xml.children(child, Xml.SCHEMA, "schema")) {
          schemas.add(schema, Xml.namespaces(schema), address.toString());
        }
      } else if (Xml.is(child, Xml.WSDL, "message")) {
        messages.put(name, child);
      } else if (Xml.is(child, Xml.WSDL, "portType")) {
        portTypes.put(name, child);
      } else if (Xml.is(child, Xml.WSDL, "binding")) {
        bindings.put(name, child);
      } else if (Xml.is(child, Xml.WSDL, "service")) {
        services.add(child);
      } else if (child.getLocalName().equals("Policy")) {
        policies.put("#" + child.getAttributeNS(Xml.UTILITY, "Id"), child);
      }
    }
  }

  private ServiceMetadata service(Element service, XSSchemaSet set) {
    List<EndpointMetadata> endpoints = new ArrayList<>();
    for (Element port : Xml.children(service, Xml.WSDL, "port")) {
      endpoint(port, set).ifPresent(endpoints::add);
    }
    return new ServiceMetadata(service.getAttribute("name"), endpoints);
  }

  private Optional<EndpointMetadata> endpoint(Element port, XSSchemaSet set) {
    String address =
        Xml.children(port).stream()
            .filter(child -> child.getLocalName().equals("address"))
            .map(child -> child.getAttribute("location"))
            .findFirst()
            .orElse("");
    QName bindingName = Xml.qualified(port, port.getAttribute("binding"));
    Element binding = require(bindings, bindingName, "binding");
    QName typeName = Xml.qualified(binding, binding.getAttribute("type"));
    Element portType = require(portTypes, typeName, "portType");
    Optional<String> known = SpokenBinding.of(binding, address, policies);
    if (known.isEmpty()) {
      // One of HTTP's own, by GET or forms.
      return Optional.empty();
    }
    List<OperationMetadata> operations = new ArrayList<>();
    for (Element operation : Xml.children(portType, Xml.WSDL, "operation")) {
      // One that begins with its output is a callback: the service calls it at its clients.
      if (Xml.is(first(operation), Xml.WSDL, "input")) {
        operations.add(operation(operation, typeName, binding, set));
      }
    }
    return Optional.of(
        new EndpointMetadata(
            port.getAttribute("name"), address, typeName.getLocalPart(), known.get(), operations));
  }

  private static Element first(Element operation) {
    return Xml.children(operation).stream()
        .filter(child -> !child.getLocalName().equals("documentation"))
        .findFirst()
        .orElse(operation);
  }

  private OperationMetadata operation(
      Element operation, QName typeName, Element binding, XSSchemaSet set) {
    String name = operation.getAttribute("name");
    Element input = Xml.children(operation, Xml.WSDL, "input").get(0);
    List<Element> outputs = Xml.children(operation, Xml.WSDL, "output");
    String soapAction =
        Xml.children(binding, Xml.WSDL, "operation").stream()
            .filter(bound -> bound.getAttribute("name").equals(name))
            .flatMap(bound -> Xml.children(bound).stream())
            .filter(child -> child.hasAttribute("soapAction"))
            .map(child -> child.getAttribute("soapAction"))
            .findFirst()
            .orElse("");
    return new OperationMetadata(
        name,
        soapAction,
        Actions.ofInput(input, soapAction, typeName, name),
        element(input, set),
        outputs.isEmpty() ? null : element(outputs.get(0), set),
        Xml.children(operation, Xml.WSDL, "fault").stream()
            .map(fault -> fault.getAttribute("name"))
            .toList(),
        Xml.children(operation, Xml.WSDL, "documentation").stream()
            .map(text -> text.getTextContent().strip())
            .findFirst()
            .orElse(""));
  }

  private SchemaElement element(Element use, XSSchemaSet set) {
    QName messageName = Xml.qualified(use, use.getAttribute("message"));
    Element message = require(messages, messageName, "message");
    for (Element part : Xml.children(message, Xml.WSDL, "part")) {
      if (part.hasAttribute("element")) {
        QName name = Xml.qualified(part, part.getAttribute("element"));
        return SchemaElement.of(
            Schemas.element(set, name)
                .orElseThrow(
                    () -> new MetadataException("element: " + name + " (expected: in a schema)")),
            Occurrence.ONCE);
      }
    }
    throw new MetadataException(
        "message: " + messageName + " (expected: a part that is an element: document and literal)");
  }

  private static Element require(Map<QName, Element> from, QName name, String what) {
    @Nullable Element found = from.get(name);
    if (found == null) {
      throw new MetadataException(what + ": " + name + " (expected: in the WSDL)");
    }
    return found;
  }
}
