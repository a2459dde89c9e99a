package dev.woad.testing.soapui;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The schemas inside a WSDL. */
record Schemas(Schema schema) {

  static Schemas of(Element definitions) {
    List<Source> sources = new ArrayList<>();
    for (Element types : Xml.children(definitions, "types")) {
      for (Element schema : Xml.children(types, "schema")) {
        sources.add(new DOMSource(schema));
      }
    }
    // What is imported comes later in the WSDL, but must be read first.
    Collections.reverse(sources);
    try {
      return new Schemas(
          SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
              .newSchema(sources.toArray(Source[]::new)));
    } catch (SAXException e) {
      throw new AssertionError("schemas of the WSDL", e);
    }
  }

  void validate(Element element) {
    try {
      schema.newValidator().validate(new DOMSource(element));
    } catch (SAXException | IOException e) {
      throw new AssertionError(Xml.write(element), e);
    }
  }
}
