package dev.woad.bindings.soap;

import dev.woad.bindings.MetadataDocument;
import dev.woad.bindings.MetadataSource;
import dev.woad.bindings.ServiceDescription;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** The documents of a service, with the addresses that whoever asks can reach. */
final class SoapMetadata implements MetadataSource {

  /** Asks for the WSDL of the endpoints that call back, where there are others beside them. */
  static final String DUPLEX = "wsdl=duplex";

  private static final String XML = "text/xml; charset=utf-8";
  private static final String HTML = "text/html; charset=utf-8";

  private final ServiceDescription service;
  private final WsdlDocuments documents;
  private final @Nullable WsdlDocuments duplex;
  private final Map<String, String> byQuery = new HashMap<>();

  SoapMetadata(
      ServiceDescription service, WsdlDocuments documents, @Nullable WsdlDocuments duplex) {
    this.service = service;
    this.documents = documents;
    this.duplex = duplex;
    documents.all().keySet().forEach(query -> byQuery.put(query.toLowerCase(Locale.ROOT), query));
  }

  @Override
  public Optional<MetadataDocument> find(String query, URI base) {
    String asked = query.toLowerCase(Locale.ROOT);
    ReachableAddresses addresses = ReachableAddresses.of(service.endpoints(), base);
    if (asked.isEmpty()) {
      return Optional.of(
          new MetadataDocument(HTML, HelpPage.of(service, addresses, duplex != null)));
    }
    if (asked.equals("singlewsdl")) {
      return Optional.of(document(SingleWsdl.of(documents), addresses));
    }
    if (asked.equals(DUPLEX) && duplex != null) {
      return Optional.of(document(SingleWsdl.of(duplex), addresses));
    }
    return Optional.ofNullable(byQuery.get(asked))
        .flatMap(documents::find)
        .map(root -> document(root, addresses));
  }

  private static MetadataDocument document(Element root, ReachableAddresses addresses) {
    Element copy = (Element) root.cloneNode(true);
    resolve(copy, addresses);
    return new MetadataDocument(XML, Dom.write(copy));
  }

  private static void resolve(Element element, ReachableAddresses addresses) {
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Attr attribute = (Attr) attributes.item(i);
      attribute.setValue(resolve(attribute.getValue(), addresses));
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element childElement) {
        resolve(childElement, addresses);
      } else if (child.getNodeValue() != null) {
        child.setNodeValue(resolve(child.getNodeValue(), addresses));
      }
    }
  }

  private static String resolve(String text, ReachableAddresses addresses) {
    if (text.startsWith(WsdlDocuments.LINK)) {
      return addresses.base() + "?" + text.substring(WsdlDocuments.LINK.length());
    }
    if (text.startsWith(WsdlAssembly.ADDRESS)) {
      return addresses.reach(URI.create(text.substring(WsdlAssembly.ADDRESS.length())));
    }
    return text;
  }
}
