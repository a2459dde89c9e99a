package dev.woad.testing.dotnet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.bindings.MetadataExporter;
import dev.woad.bindings.ServiceDescription;
import dev.woad.bindings.ServiceEndpoint;
import dev.woad.bindings.message.ReaderQuotas;
import dev.woad.bindings.message.XmlDom;
import dev.woad.bindings.message.XmlFactories;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Says in WSDL of each recorded service over each binding what .NET's WSDL says: its port types,
 * transports, policies and addresses. Messages and types have tests of their own.
 */
final class RecordedWsdlTest {

  private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";
  private static final String POLICY = "http://schemas.xmlsoap.org/ws/2004/09/policy";
  private static final String XMLNS = "http://www.w3.org/2000/xmlns/";
  private static final Map<String, String> RECORDED = recorded();

  static List<String> names() {
    return RECORDED.keySet().stream().sorted().toList();
  }

  private static Map<String, String> recorded() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Objects.requireNonNull(
                        RecordedWsdlTest.class.getResourceAsStream("/wsdl.txt.gz"))),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(line -> line.split("\t", 2))
          .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1]));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void wsdlSaysWhatDotnetsSays(String name) throws Exception {
    Element expected = parse(Objects.requireNonNull(RECORDED.get(name)));

    Element actual = parse(wsdl(name));

    assertThat(facts(actual)).containsExactlyElementsOf(facts(expected));
  }

  private static String wsdl(String name) {
    String scheme = RecordedBindings.binding(name).transport().scheme();
    String address =
        scheme.equals("net.uds")
            ? "net.uds:///tmp/uds/orders1.sock"
            : scheme + "://localhost:1/orders";
    List<ServiceEndpoint> endpoints =
        RecordedBindings.host(name, address, new RecordedService()).endpoints();
    MetadataExporter exporter =
        ServiceLoader.load(MetadataExporter.class).findFirst().orElseThrow();
    QName service = new QName("urn:orders:v1", "OrderService");
    return exporter
        .export(new ServiceDescription(service, endpoints, null, null))
        .find("singleWsdl", URI.create("http://localhost/metadata"))
        .orElseThrow()
        .content();
  }

  private static Element parse(String wsdl) throws XMLStreamException {
    XMLStreamReader reader =
        XmlFactories.reader(
            new ByteArrayInputStream(wsdl.getBytes(StandardCharsets.UTF_8)),
            StandardCharsets.UTF_8,
            ReaderQuotas.DEFAULT);
    reader.nextTag();
    return XmlDom.read(reader);
  }

  private static List<String> facts(Element definitions) {
    List<String> facts = new ArrayList<>();
    for (Element child : children(definitions)) {
      String owner = child.getLocalName() + " " + child.getAttribute("type");
      switch (child.getLocalName()) {
        case "portType", "binding" -> {
          facts.add(owner + attributes(child));
          for (Element inner : children(child)) {
            facts.add(owner + " " + text(definitions, inner));
          }
        }
        case "service" -> {
          for (Element port : children(child)) {
            facts.add("port of " + text(definitions, port));
          }
        }
        default -> {
          // Policies are looked at where they are referred to.
        }
      }
    }
    Collections.sort(facts);
    return facts;
  }

  private static String text(Element definitions, Element element) {
    if (element.getLocalName().equals("PolicyReference")) {
      String id = element.getAttribute("URI").substring(1);
      for (Element policy : children(definitions)) {
        for (int i = 0; i < policy.getAttributes().getLength(); i++) {
          if (policy.getAttributes().item(i).getNodeValue().equals(id)) {
            return "policy " + text(definitions, policy);
          }
        }
      }
    }
    List<String> inner = new ArrayList<>();
    for (Element child : children(element)) {
      // An identity by the name of the host is what clients expect without being told, and
      // WS-Addressing 2004/08 tells in its own words what the address of the port tells.
      boolean told =
          child.getLocalName().equals("Identity")
              || child.getNamespaceURI().endsWith("/ws/2004/08/addressing");
      if (!told) {
        inner.add(text(definitions, child));
      }
    }
    // Whether all or one of one is the same.
    Collections.sort(inner);
    String name = element.getLocalName();
    String own = inner.isEmpty() ? element.getTextContent().strip() : "";
    return (WSDL.equals(element.getNamespaceURI()) || POLICY.equals(element.getNamespaceURI())
            ? name
            : "{" + element.getNamespaceURI() + "}" + name)
        + attributes(element)
        + (own + inner).replace("[]", "").replaceAll("(localhost:|orders)\\d+", "$1");
  }

  private static String attributes(Element element) {
    List<String> attributes = new ArrayList<>();
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Attr attribute = (Attr) element.getAttributes().item(i);
      String name = attribute.getLocalName();
      // Names of messages, faults, bindings and policies are made up.
      boolean madeUp = List.of("message", "binding", "Id").contains(name);
      // It is that of documents unless something else is said.
      madeUp |= name.equals("style") && attribute.getValue().equals("document");
      madeUp |= name.equals("namespace") && attribute.getValue().isEmpty();
      boolean named =
          name.equals("name")
              && List.of("binding", "port", "fault").contains(element.getLocalName());
      // wsimport does not know it.
      madeUp |= name.equals("usingSession") && attribute.getValue().equals("false");
      if (!XMLNS.equals(attribute.getNamespaceURI()) && !madeUp && !named) {
        attributes.add(
            name + "=" + attribute.getValue().replaceAll("(localhost:|orders)\\d+", "$1"));
      }
    }
    // Actions are said in two ways, for tools old and new.
    return attributes.stream().distinct().sorted().toList().toString();
  }

  private static List<Element> children(Element element) {
    List<Element> children = new ArrayList<>();
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        children.add(inner);
      }
    }
    return children;
  }
}
