package dev.woad.bindings.soap;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * A WSDL and the documents that it imports, each under the query by which it is asked for. Where
 * one refers to another it says {@code woad:} and that query.
 */
final class WsdlDocuments {

  static final String MAIN = "wsdl";
  static final String LINK = "woad:";

  private final Map<String, Element> byQuery = new LinkedHashMap<>();

  WsdlDocuments() {}

  /**
   * Reads a file and all that it imports from beside it.
   *
   * @throws IllegalArgumentException if one cannot be read
   */
  static WsdlDocuments read(URL main) {
    WsdlDocuments documents = new WsdlDocuments();
    new Loader(documents).load(main, MAIN);
    return documents;
  }

  void put(String query, Element root) {
    byQuery.put(query, root);
  }

  Element main() {
    return find(MAIN).orElseThrow();
  }

  Optional<Element> find(String query) {
    return Optional.ofNullable(byQuery.get(query));
  }

  Map<String, Element> all() {
    return byQuery;
  }

  private static final class Loader {

    private final WsdlDocuments documents;
    private final Map<String, String> queryByLocation = new LinkedHashMap<>();
    private int wsdls;
    private int schemas;

    Loader(WsdlDocuments documents) {
      this.documents = documents;
    }

    void load(URL location, String query) {
      queryByLocation.put(location.toString(), query);
      Element root;
      try (InputStream in = location.openStream()) {
        root = Dom.read(in);
      } catch (IOException | XMLStreamException e) {
        throw new IllegalArgumentException(location + " cannot be read: " + Reasons.of(e), e);
      }
      documents.put(query, root);
      link(root, location);
    }

    private void link(Element element, URL location) {
      for (Element child : Dom.children(element)) {
        if (Dom.is(child, Wsdl.NS, "import")) {
          linkTo(child.getAttributeNode("location"), location, false);
        } else if (Wsdl.XSD.equals(child.getNamespaceURI())
            && List.of("import", "include", "redefine").contains(child.getLocalName())) {
          linkTo(child.getAttributeNode("schemaLocation"), location, true);
        } else if (Dom.is(child, Wsdl.NS, "types") || Dom.is(child, Wsdl.XSD, "schema")) {
          link(child, location);
        }
      }
    }

    private void linkTo(Attr attribute, URL from, boolean schema) {
      if (attribute == null) {
        return;
      }
      URL target = resolve(from, attribute.getValue());
      String query = queryByLocation.get(target.toString());
      if (query == null) {
        query = schema ? "xsd=xsd" + schemas++ : "wsdl=wsdl" + wsdls++;
        load(target, query);
      }
      attribute.setValue(LINK + query);
    }

    private static URL resolve(URL from, String location) {
      try {
        URL target = resolved(from, location);
        if (!target.getProtocol().equals(from.getProtocol())) {
          throw new IllegalArgumentException(
              "import: " + location + " in " + from + " (expected: a file beside it)");
        }
        return target;
      } catch (IOException | URISyntaxException e) {
        throw new IllegalArgumentException("import: " + location + " in " + from, e);
      }
    }

    // A jar: URL is opaque to URI; what is resolved is the part after the last "!".
    private static URL resolved(URL from, String location) throws IOException, URISyntaxException {
      String text = from.toString();
      int entry = text.lastIndexOf("!/");
      if (entry < 0 || URI.create(location).isAbsolute()) {
        return new URI(text).resolve(location).toURL();
      }
      URI inside = new URI(text.substring(entry + 1)).resolve(location);
      return new URI(text.substring(0, entry + 1) + inside).toURL();
    }
  }
}
