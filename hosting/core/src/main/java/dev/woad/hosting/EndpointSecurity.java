package dev.woad.hosting;

import dev.woad.bindings.BindingElement;
import dev.woad.bindings.SecurityFact;
import dev.woad.bindings.ServiceEndpoint;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What secures an endpoint in effect: the sum of what the layers of its binding do.
 *
 * @param facts what they do, from the top to the transport
 * @param isRemote whether others than programs of the same machine may reach it
 */
public record EndpointSecurity(List<SecurityFact> facts, boolean isRemote) {

  private static final Set<String> NETWORK = Set.of("http", "https", "ws", "wss", "net.tcp");

  /** Copies the list. */
  public EndpointSecurity {
    facts = List.copyOf(facts);
  }

  /** Returns what secures an endpoint. */
  public static EndpointSecurity of(ServiceEndpoint endpoint) {
    List<SecurityFact> facts = new ArrayList<>();
    for (BindingElement element : endpoint.binding().elements()) {
      facts.addAll(element.securityFacts(endpoint.binding()));
    }
    return new EndpointSecurity(facts, isRemote(endpoint.address().uri()));
  }

  /** Returns whether anybody on the way can read messages and change them. */
  public boolean isOpen() {
    return facts.stream().noneMatch(fact -> fact.kind() == SecurityFact.Kind.PROTECTION);
  }

  /** Returns what is not as good as it could be. */
  public List<String> weaknesses() {
    return texts(SecurityFact.Kind.WEAKNESS);
  }

  /** Returns a line for people. */
  @Override
  public String toString() {
    List<String> protections = texts(SecurityFact.Kind.PROTECTION);
    List<String> identities = texts(SecurityFact.Kind.IDENTITY);
    StringBuilder line = new StringBuilder();
    line.append(protections.isEmpty() ? "in clear" : String.join(", ", protections));
    line.append("; ").append(identities.isEmpty() ? "anybody" : String.join(", ", identities));
    if (!weaknesses().isEmpty()) {
      line.append("; weak: ").append(String.join(", ", weaknesses()));
    }
    return line.toString();
  }

  private List<String> texts(SecurityFact.Kind kind) {
    return facts.stream()
        .filter(fact -> fact.kind() == kind)
        .map(SecurityFact::text)
        .collect(Collectors.toList());
  }

  private static boolean isRemote(URI address) {
    if (address.getScheme() == null || !NETWORK.contains(address.getScheme())) {
      return false;
    }
    String host = address.getHost();
    if (host == null) {
      // What http.sys calls wildcards is no host to java.net.URI.
      return true;
    }
    try {
      return !InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return true;
    }
  }
}
