package dev.woad.clients.metadata;

import com.sun.xml.xsom.XSElementDecl;
import com.sun.xml.xsom.XSSchemaSet;
import com.sun.xml.xsom.parser.XSOMParser;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The schemas of a WSDL, those within it and those that it imports. */
final class Schemas {

  private final XSOMParser parser;
  private int count;

  Schemas(Documents documents) {
    SAXParserFactory factory = SAXParserFactory.newInstance();
    factory.setNamespaceAware(true);
    try {
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("SAX parser (expected: one that refuses DTDs)", e);
    }
    parser = new XSOMParser(factory);
    parser.setErrorHandler(new Strict());
    parser.setEntityResolver(
        (namespace, location) -> {
          if (location == null || location.isEmpty()) {
            // One of those that are there already, as WCF imports them.
            return null;
          }
          InputSource source =
              new InputSource(new ByteArrayInputStream(documents.bytes(URI.create(location))));
          source.setSystemId(location);
          return source;
        });
  }

  /** Adds a schema that stands in a document. */
  void add(Element schema, Map<String, String> namespaces, String base) {
    namespaces.forEach(
        (prefix, namespace) -> {
          String name = prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix;
          if (!schema.hasAttributeNS(
              XMLConstants.XMLNS_ATTRIBUTE_NS_URI, prefix.isEmpty() ? "xmlns" : prefix)) {
            schema.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, name, namespace);
          }
        });
    count++;
    InputSource source = new InputSource(new StringReader(text(schema)));
    // Each needs an identity of its own, beside which what it imports is.
    source.setSystemId(base + "#schema" + count);
    try {
      parser.parse(source);
    } catch (SAXException e) {
      throw failure(e);
    }
  }

  /** Returns what finds the elements of all schemas that were added. */
  XSSchemaSet all() {
    try {
      XSSchemaSet set = parser.getResult();
      if (set == null) {
        throw new MetadataException("schemas: mistakes in them (expected: none)");
      }
      return set;
    } catch (SAXException e) {
      throw failure(e);
    }
  }

  static Optional<XSElementDecl> element(XSSchemaSet set, QName name) {
    return Optional.ofNullable(set.getElementDecl(name.getNamespaceURI(), name.getLocalPart()));
  }

  private static MetadataException failure(SAXException e) {
    return e.getCause() instanceof MetadataException known
        ? known
        : new MetadataException("schema: " + e.getMessage(), e);
  }

  private static String text(Element schema) {
    try {
      TransformerFactory factory = TransformerFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      Transformer copy = factory.newTransformer();
      copy.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter text = new StringWriter();
      copy.transform(new DOMSource(schema), new StreamResult(text));
      return text.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes every mistake for what it is. */
  private static final class Strict implements ErrorHandler {

    @Override
    public void warning(SAXParseException e) {
      // A schema that is merely odd can be used.
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
