package dev.woad.testing.soapui;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Makes the request of a SOAP step, as SoapUI does by the settings that the step has. */
final class SoapRequests {

  private static final String XSD = "http://www.w3.org/2001/XMLSchema";
  private static final String WSA = "http://www.w3.org/2005/08/addressing";

  private final SoapUiProject.SoapInterface target;
  private final Element request;
  private final String action;
  private final Expansion expansion;

  private SoapRequests(
      SoapUiProject.SoapInterface target, String operation, Element request, Expansion expansion) {
    this.target = target;
    this.request = request;
    this.expansion = expansion;
    this.action = target.actions().get(operation);
    if (action == null) {
      throw new AssertionError(operation + " (expected: an operation of " + target.name() + ")");
    }
  }

  static HttpRequest of(
      SoapUiProject.SoapInterface target, String operation, Element request, Expansion expansion) {
    return new SoapRequests(target, operation, request, expansion).build();
  }

  private HttpRequest build() {
    String address = expansion.expand(Xml.text(request, "endpoint"));
    Document envelope = Xml.parse(expansion.expand(Xml.text(request, "request")));
    if (request.getAttribute("useWsAddressing").equals("true")) {
      addAddressing(envelope, address);
    }
    HttpRequest.Builder http = HttpRequest.newBuilder(URI.create(address));
    if (!target.isSoap12()) {
      http.header("SOAPAction", '"' + action + '"');
    }
    Map<String, byte[]> attachments = isMtom() ? takeBinaries(envelope) : Map.of();
    if (attachments.isEmpty()) {
      return http.header("Content-Type", contentType())
          .POST(BodyPublishers.ofString(Xml.write(envelope)))
          .build();
    }
    Multipart multipart = Multipart.of(Xml.write(envelope), attachments);
    return http.header("Content-Type", multipart.contentType())
        .POST(BodyPublishers.ofByteArray(multipart.bytes()))
        .build();
  }

  private String contentType() {
    return target.isSoap12()
        ? "application/soap+xml;charset=UTF-8;action=\"" + action + '"'
        : "text/xml;charset=UTF-8";
  }

  private void addAddressing(Document envelope, String address) {
    Element settings = Xml.child(request, "wsaConfig").orElseThrow();
    for (String ours : List.of("addDefaultTo", "generateMessageId")) {
      if (!settings.getAttribute(ours).equals("true")) {
        throw new AssertionError("wsaConfig: " + ours + " (expected: true)");
      }
    }
    Element header = Xml.child(envelope.getDocumentElement(), "Header").orElseThrow();
    append(header, "Action", settings.getAttribute("action"));
    append(header, "MessageID", "uuid:" + UUID.randomUUID());
    append(header, "To", address);
  }

  private static void append(Element header, String name, String text) {
    Element element = header.getOwnerDocument().createElementNS(WSA, "wsa:" + name);
    element.setTextContent(text);
    header.appendChild(element);
  }

  private boolean isMtom() {
    return Xml.child(request, "settings").stream()
        .flatMap(settings -> Xml.children(settings, "setting").stream())
        .anyMatch(
            setting ->
                setting.getAttribute("id").equals("WsdlSettings@enable-mtom")
                    && setting.getTextContent().equals("true"));
  }

  /** Takes out what the schema calls binary, and leaves references in its places. */
  private Map<String, byte[]> takeBinaries(Document envelope) {
    Set<String> binaries =
        Xml.descendants(target.definition(), XSD, "element").stream()
            .filter(element -> element.getAttribute("type").endsWith(":base64Binary"))
            .map(element -> element.getAttribute("name"))
            .collect(Collectors.toSet());
    Map<String, byte[]> attachments = new LinkedHashMap<>();
    for (String name : binaries) {
      for (Element element : Xml.descendants(envelope.getDocumentElement(), "*", name)) {
        String id = "http://www.soapui.org/" + attachments.size();
        attachments.put(id, Base64.getDecoder().decode(element.getTextContent()));
        element.setTextContent("");
        Element include = envelope.createElementNS(Multipart.XOP, "inc:Include");
        include.setAttribute("href", "cid:" + id);
        element.appendChild(include);
      }
    }
    return attachments;
  }
}
