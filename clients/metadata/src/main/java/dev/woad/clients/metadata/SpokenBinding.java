package dev.woad.clients.metadata;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Finds out which binding a WSDL means, by its transport, its version of SOAP and its policy. */
final class SpokenBinding {

  private static final String SOAP_11 = "http://schemas.xmlsoap.org/wsdl/soap/";
  private static final String SOAP_12 = "http://schemas.xmlsoap.org/wsdl/soap12/";

  private SpokenBinding() {}

  /** Returns the binding's name in configuration; empty if it is none of SOAP. */
  static Optional<String> of(Element binding, String address, Map<String, Element> policies) {
    boolean soap11 = !Xml.children(binding, SOAP_11, "binding").isEmpty();
    boolean soap12 = !Xml.children(binding, SOAP_12, "binding").isEmpty();
    if (!soap11 && !soap12) {
      return Optional.empty();
    }
    String scheme = address.replaceAll(":.*", "").toLowerCase(Locale.ROOT);
    return Optional.of(
        switch (scheme) {
          case "net.tcp" -> "netTcp";
          case "net.pipe" -> "netNamedPipe";
          case "net.uds" -> "unixDomainSocket";
          case "jms" -> "jms";
          case "ws", "wss" -> "netHttp";
          default -> overHttp(soap11, assertions(binding, policies));
        });
  }

  private static String overHttp(boolean soap11, Set<String> assertions) {
    if (assertions.contains("BinaryEncoding")) {
      return "netHttp";
    }
    return soap11 ? "basicHttp" : "wsHttp";
  }

  private static Set<String> assertions(Element binding, Map<String, Element> policies) {
    Set<String> names = new HashSet<>();
    for (Element child : Xml.children(binding)) {
      Element policy =
          child.getLocalName().equals("PolicyReference")
              ? policies.get(child.getAttribute("URI"))
              : child.getLocalName().equals("Policy") ? child : null;
      if (policy != null) {
        NodeList all = policy.getElementsByTagNameNS("*", "*");
        for (int i = 0; i < all.getLength(); i++) {
          names.add(all.item(i).getLocalName());
        }
      }
    }
    return names;
  }
}
