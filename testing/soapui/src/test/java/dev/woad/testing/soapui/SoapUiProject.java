package dev.woad.testing.soapui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/** A SoapUI project, as its file has it. */
final class SoapUiProject {

  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

  private final Element root;

  private SoapUiProject(Element root) {
    this.root = root;
  }

  static SoapUiProject read(Path file) throws IOException {
    return new SoapUiProject(Xml.parse(Files.readString(file)).getDocumentElement());
  }

  Map<String, String> properties() {
    return properties(root);
  }

  List<SoapInterface> soapInterfaces() {
    return Xml.children(root, "interface").stream()
        .filter(element -> isOfType(element, "WsdlInterface"))
        .map(SoapInterface::new)
        .toList();
  }

  SoapInterface soapInterface(String name) {
    return soapInterfaces().stream()
        .filter(candidate -> candidate.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("interface: " + name + " (expected: in the project)"));
  }

  /** Finds a method of a REST service by the full path of its resource and its name. */
  Element restMethod(String service, String path, String name) {
    return Xml.children(root, "interface").stream()
        .filter(element -> isOfType(element, "RestService"))
        .filter(element -> element.getAttribute("name").equals(service))
        .flatMap(element -> Xml.children(element, "resource").stream())
        .filter(resource -> resource.getAttribute("path").equals(path))
        .flatMap(resource -> Xml.children(resource, "method").stream())
        .filter(method -> method.getAttribute("name").equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(service + " " + path + " " + name + ": no method"));
  }

  List<Case> cases() {
    return Xml.children(root, "testSuite").stream()
        .flatMap(
            suite ->
                Xml.children(suite, "testCase").stream()
                    .map(element -> new Case(suite.getAttribute("name"), element)))
        .toList();
  }

  private static boolean isOfType(Element element, String type) {
    return element.getAttributeNS(XSI, "type").equals("con:" + type);
  }

  private static Map<String, String> properties(Element owner) {
    Map<String, String> properties = new LinkedHashMap<>();
    for (Element list : Xml.children(owner, "properties")) {
      for (Element property : Xml.children(list, "property")) {
        properties.put(Xml.text(property, "name"), Xml.text(property, "value"));
      }
    }
    return properties;
  }

  /** A binding that the project calls. */
  record SoapInterface(Element element) {

    String name() {
      return element.getAttribute("name");
    }

    boolean isSoap12() {
      return element.getAttribute("soapVersion").equals("1_2");
    }

    Map<String, String> actions() {
      Map<String, String> actions = new LinkedHashMap<>();
      Xml.children(element, "operation")
          .forEach(o -> actions.put(o.getAttribute("name"), o.getAttribute("action")));
      return actions;
    }

    String definitionAddress() {
      return element.getAttribute("definition");
    }

    /** Returns the WSDL that is kept in the project. */
    Element definition() {
      return Xml.child(element, "definitionCache").stream()
          .flatMap(cache -> Xml.children(cache, "part").stream())
          .filter(part -> Xml.text(part, "url").equals(definitionAddress()))
          .map(part -> Xml.parse(Xml.text(part, "content")).getDocumentElement())
          .findFirst()
          .orElseThrow(() -> new AssertionError(name() + ": no " + definitionAddress()));
    }
  }

  /** A test case: steps, and properties that they hand on. */
  record Case(String suite, Element element) {

    String name() {
      return suite + ": " + element.getAttribute("name");
    }

    Map<String, String> properties() {
      return SoapUiProject.properties(element);
    }

    List<Element> steps() {
      return Xml.children(element, "testStep");
    }
  }
}
