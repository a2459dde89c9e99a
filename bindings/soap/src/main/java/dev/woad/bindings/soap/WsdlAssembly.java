package dev.woad.bindings.soap;

import dev.woad.bindings.ServiceDescription;
import dev.woad.bindings.ServiceEndpoint;
import dev.woad.bindings.message.XmlDom;
import dev.woad.contracts.ContractDescription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Makes the WSDL of a service: types, messages and port types from the contracts, bindings and
 * ports from the endpoints. Names are as .NET gives them: {@code BasicHttpBinding_Orders}.
 */
final class WsdlAssembly {

  /** Stands in an address until it is known by which address the WSDL was asked for. */
  static final String ADDRESS = "woad-address:";

  private final ServiceDescription service;
  private final WsdlDocuments documents = new WsdlDocuments();
  private final Map<QName, Element> sourceBindings = new HashMap<>();
  private final Map<String, String> namespacePrefixes = new HashMap<>();
  private final Element main;

  private WsdlAssembly(ServiceDescription service) {
    this.service = service;
    Document document = XmlDom.newDocument();
    this.main = document.createElementNS(Wsdl.NS, "wsdl:definitions");
    document.appendChild(main);
  }

  static WsdlDocuments of(ServiceDescription service) {
    return new WsdlAssembly(service).assemble();
  }

  private WsdlDocuments assemble() {
    main.setAttribute("name", service.name().getLocalPart());
    main.setAttribute("targetNamespace", service.name().getNamespaceURI());
    Dom.declare(main, "wsdl", Wsdl.NS);
    Dom.declare(main, "soap", Wsdl.SOAP);
    Dom.declare(main, "soap12", Wsdl.SOAP12);
    Dom.declare(main, "xsd", Wsdl.XSD);
    Dom.declare(main, "wsp", Wsdl.POLICY);
    Dom.declare(main, "wsu", Wsdl.UTILITY);
    Dom.declare(main, "tns", service.name().getNamespaceURI());
    documents.put(WsdlDocuments.MAIN, main);
    if (service.contractWsdl() == null) {
      contracts().forEach(contract -> addSource(GeneratedWsdl.of(contract)));
    } else {
      addFiles(WsdlDocuments.read(service.contractWsdl()));
    }
    contracts().forEach(this::describeSessions);
    Element wsdlService = main.getOwnerDocument().createElementNS(Wsdl.NS, "wsdl:service");
    wsdlService.setAttribute("name", service.name().getLocalPart());
    Set<String> names = new HashSet<>();
    for (ServiceEndpoint endpoint : service.endpoints()) {
      addEndpoint(endpoint, wsdlService, names);
    }
    main.appendChild(wsdlService);
    documents.all().values().forEach(WsdlAssembly::repeatActions);
    return documents;
  }

  /** Says actions as .NET writes them too, since Mono and older tools read no other way. */
  private static void repeatActions(Element definitions) {
    for (Element portType : Dom.children(definitions, Wsdl.NS, "portType")) {
      for (Element operation : Dom.children(portType, Wsdl.NS, "operation")) {
        for (Element message : Dom.children(operation)) {
          String action = message.getAttributeNS(Wsdl.ACTION, "Action");
          if (!action.isEmpty() && !message.hasAttributeNS(Wsdl.OLD_ACTION, "Action")) {
            Dom.declare(definitions, "wsaw", Wsdl.OLD_ACTION);
            message.setAttributeNS(Wsdl.OLD_ACTION, "wsaw:Action", action);
          }
        }
      }
    }
  }

  private List<ContractDescription> contracts() {
    return service.endpoints().stream().map(ServiceEndpoint::contract).distinct().toList();
  }

  private void addFiles(WsdlDocuments files) {
    files
        .all()
        .forEach(
            (query, root) -> {
              if (Dom.is(root, Wsdl.NS, "definitions")) {
                addSource(root);
              } else {
                documents.put(query, root);
              }
            });
  }

  /** Takes over all but bindings and services: into the main document, or one beside it. */
  private void addSource(Element source) {
    String namespace = source.getAttribute("targetNamespace");
    Element target = namespace.equals(service.name().getNamespaceURI()) ? main : beside(namespace);
    Set<String> present = new HashSet<>();
    Dom.children(target).forEach(child -> present.add(key(child)));
    for (Element child : Dom.children(source)) {
      if (Dom.is(child, Wsdl.NS, "binding")) {
        keepBinding(child);
      } else if (Dom.is(child, Wsdl.NS, "types")) {
        addTypes(child, target);
      } else if ((Dom.is(child, Wsdl.NS, "message") || Dom.is(child, Wsdl.NS, "portType"))
          && present.add(key(child))) {
        Dom.adopt(child, target);
      }
    }
  }

  private static String key(Element child) {
    return child.getLocalName() + " " + child.getAttribute("name");
  }

  private void keepBinding(Element binding) {
    Element kept = XmlDom.newDocument().createElementNS(Wsdl.NS, "wsdl:definitions");
    kept.getOwnerDocument().appendChild(kept);
    sourceBindings.put(qname(binding, binding.getAttribute("type")), Dom.adopt(binding, kept));
  }

  private static QName qname(Element scope, String text) {
    int colon = text.indexOf(':');
    String namespace = scope.lookupNamespaceURI(colon < 0 ? null : text.substring(0, colon));
    return new QName(namespace == null ? "" : namespace, text.substring(colon + 1));
  }

  private void addTypes(Element source, Element target) {
    List<Element> there = Dom.children(target, Wsdl.NS, "types");
    Element types = there.isEmpty() ? Dom.append(target, Wsdl.NS, "wsdl:types") : there.get(0);
    for (Element schema : Dom.children(source, Wsdl.XSD, "schema")) {
      Dom.adopt(schema, types);
    }
  }

  private Element beside(String namespace) {
    for (Map.Entry<String, Element> entry : documents.all().entrySet()) {
      if (Dom.is(entry.getValue(), Wsdl.NS, "definitions")
          && entry.getValue().getAttribute("targetNamespace").equals(namespace)) {
        return entry.getValue();
      }
    }
    Document document = XmlDom.newDocument();
    Element root = document.createElementNS(Wsdl.NS, "wsdl:definitions");
    document.appendChild(root);
    root.setAttribute("targetNamespace", namespace);
    Dom.declare(root, "wsdl", Wsdl.NS);
    Dom.declare(root, "tns", namespace);
    String query = "wsdl=wsdl" + documents.all().size();
    documents.put(query, root);
    Element link = main.getOwnerDocument().createElementNS(Wsdl.NS, "wsdl:import");
    link.setAttribute("namespace", namespace);
    link.setAttribute("location", WsdlDocuments.LINK + query);
    main.insertBefore(link, main.getFirstChild());
    return root;
  }

  private void addEndpoint(ServiceEndpoint endpoint, Element wsdlService, Set<String> names) {
    QName portType = endpoint.contract().name();
    String base = endpoint.binding().name() + "_" + portType.getLocalPart();
    String name = base;
    for (int i = 1; !names.add(name); i++) {
      name = base + i;
    }
    String typePrefix = prefix(portType.getNamespaceURI());
    BindingElementWriter writer = new BindingElementWriter(main, endpoint, name);
    writer.writePolicy();
    writer.writeBinding(
        typePrefix + ":" + portType.getLocalPart(), sourceBinding(endpoint.contract()));
    writer.writePort(wsdlService);
  }

  private @Nullable Element sourceBinding(ContractDescription contract) {
    Element binding = sourceBindings.get(contract.name());
    if (binding == null && !hasPortType(contract.name())) {
      throw new IllegalArgumentException(
          "port type: "
              + contract.name()
              + " (expected: in "
              + Optional.ofNullable(service.contractWsdl()).map(Object::toString).orElse("?")
              + ")");
    }
    return binding;
  }

  private boolean hasPortType(QName name) {
    return portTypes(name).findAny().isPresent();
  }

  private Stream<Element> portTypes(QName name) {
    List<Element> roots = new ArrayList<>(documents.all().values());
    return roots.stream()
        .filter(root -> root.getAttribute("targetNamespace").equals(name.getNamespaceURI()))
        .flatMap(root -> Dom.children(root, Wsdl.NS, "portType").stream())
        .filter(portType -> portType.getAttribute("name").equals(name.getLocalPart()));
  }

  private void describeSessions(ContractDescription contract) {
    portTypes(contract.name())
        .forEach(
            portType ->
                new SessionElementWriter((Element) portType.getParentNode(), portType, contract)
                    .write());
  }

  private String prefix(String namespace) {
    if (namespace.equals(service.name().getNamespaceURI())) {
      return "tns";
    }
    return namespacePrefixes.computeIfAbsent(
        namespace,
        absent -> {
          String prefix = "i" + namespacePrefixes.size();
          Dom.declare(main, prefix, namespace);
          return prefix;
        });
  }
}
