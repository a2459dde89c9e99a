package dev.woad.testing.soapui;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.w3c.dom.Element;

/** Makes the request of a REST step. */
final class RestRequests {

  private RestRequests() {}

  /**
   * Returns the request.
   *
   * @param path the path of the resource, with braces around what parameters stand for
   * @param method the method of the resource
   */
  static HttpRequest of(String path, Element method, Element request, Expansion expansion) {
    String address = expansion.expand(Xml.text(request, "endpoint"));
    String filled = path;
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    for (Element entry : Xml.children(Xml.child(request, "parameters").orElseThrow(), "entry")) {
      String name = entry.getAttribute("key");
      String value =
          URLEncoder.encode(expansion.expand(entry.getAttribute("value")), StandardCharsets.UTF_8);
      if (filled.contains("{" + name + "}")) {
        filled = filled.replace("{" + name + "}", value);
      } else {
        requireParameter(method, name);
        query.add(name + "=" + value);
      }
    }
    HttpRequest.Builder http = HttpRequest.newBuilder(URI.create(address + filled + query));
    addHeaders(http, request);
    String body = expansion.expand(Xml.text(request, "request"));
    BodyPublisher publisher = BodyPublishers.noBody();
    if (!body.isBlank()) {
      http.header("Content-Type", request.getAttribute("mediaType"));
      publisher = BodyPublishers.ofString(body);
    }
    return http.method(method.getAttribute("method"), publisher).build();
  }

  private static void requireParameter(Element method, String name) {
    boolean known =
        Xml.child(method, "parameters").stream()
            .flatMap(parameters -> Xml.children(parameters, "parameter").stream())
            .anyMatch(parameter -> Xml.text(parameter, "name").equals(name));
    if (!known) {
      throw new AssertionError(name + " (expected: a parameter of the method)");
    }
  }

  private static void addHeaders(HttpRequest.Builder http, Element request) {
    for (Element settings : Xml.children(request, "settings")) {
      for (Element setting : Xml.children(settings, "setting")) {
        if (setting.getAttribute("id").endsWith("@request-headers")) {
          Element header = Xml.parse(setting.getTextContent()).getDocumentElement();
          if (header.getLocalName().equals("entry")) {
            http.header(header.getAttribute("key"), header.getAttribute("value"));
          }
        }
      }
    }
  }
}
