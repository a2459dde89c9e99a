package dev.woad.bindings.soap;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Puts the schemas of a WSDL inside it, for tools that want one file. */
final class SingleWsdl {

  private final WsdlDocuments documents;
  private final Set<String> done = new HashSet<>();

  private SingleWsdl(WsdlDocuments documents) {
    this.documents = documents;
  }

  static Element of(WsdlDocuments documents) {
    Document copy = (Document) documents.main().getOwnerDocument().cloneNode(true);
    Element main = copy.getDocumentElement();
    new SingleWsdl(documents).inline(main);
    return main;
  }

  private void inline(Element main) {
    List<Element> types = Dom.children(main, Wsdl.NS, "types");
    if (!types.isEmpty()) {
      for (Element schema : Dom.children(types.get(0), Wsdl.XSD, "schema")) {
        inlineImports(schema, types.get(0));
      }
    }
  }

  private void inlineImports(Element schema, Element types) {
    for (Element reference : Dom.children(schema, Wsdl.XSD, "import")) {
      linked(reference)
          .ifPresent(
              query -> {
                reference.removeAttribute("schemaLocation");
                if (done.add(query)) {
                  add(query, types);
                }
              });
    }
    for (Element reference : Dom.children(schema, Wsdl.XSD, "include")) {
      linked(reference).ifPresent(query -> include(query, reference, schema, types));
    }
  }

  private void add(String query, Element types) {
    documents
        .find(query)
        .ifPresent(
            imported -> {
              Element copy = (Element) types.getOwnerDocument().importNode(imported, true);
              types.appendChild(copy);
              inlineImports(copy, types);
            });
  }

  private void include(String query, Element reference, Element schema, Element types) {
    schema.removeChild(reference);
    if (done.add(query + " in " + schema.getAttribute("targetNamespace"))) {
      documents
          .find(query)
          .ifPresent(
              included -> {
                Dom.children(included).forEach(child -> Dom.adopt(child, schema));
                inlineImports(schema, types);
              });
    }
  }

  private static Optional<String> linked(Element reference) {
    String location = reference.getAttribute("schemaLocation");
    return location.startsWith(WsdlDocuments.LINK)
        ? Optional.of(location.substring(WsdlDocuments.LINK.length()))
        : Optional.empty();
  }
}
