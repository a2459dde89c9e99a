package dev.woad.hosting.configuration;

import dev.woad.bindings.ServiceEndpoint;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads addresses, and sees to it that none is given twice. */
final class Addresses {

  private final Problems problems;
  private final List<URI> bases = new ArrayList<>();
  private final Map<String, List<Taken>> taken = new HashMap<>();

  Addresses(Problems problems) {
    this.problems = problems;
  }

  /** Adds an address that relative ones are beneath, if their binding serves its scheme. */
  void addBase(Node.Scalar base) {
    uri("baseAddresses", base)
        .filter(uri -> uri.isAbsolute() || refuse(base, "baseAddresses: "))
        .ifPresent(bases::add);
  }

  void addBase(URI base) {
    bases.add(base);
  }

  /** Returns the addresses that the text may mean: one, or one for each base address. */
  List<URI> read(Node.Scalar address) {
    Optional<URI> read = uri("address", address);
    if (read.isEmpty()) {
      return List.of();
    }
    URI uri = read.get();
    if (uri.isAbsolute()) {
      return List.of(uri);
    }
    if (bases.isEmpty() || uri.getRawAuthority() != null) {
      refuse(address, "address: ");
    }
    return bases.stream().map(base -> beneath(base, uri)).toList();
  }

  /** Notes that an endpoint has its address; tells of it if another one has it already. */
  void take(Class<?> service, ServiceEndpoint endpoint, Location location) {
    List<Taken> others =
        taken.computeIfAbsent(key(endpoint.address().uri()), absent -> new ArrayList<>());
    for (Taken other : others) {
      String clash = other.clash(service, endpoint);
      if (clash != null) {
        problems.add(
            location,
            "address: \""
                + endpoint.address()
                + "\" is taken by line "
                + other.location.line()
                + " (expected: "
                + clash
                + ")");
        return;
      }
    }
    others.add(new Taken(service, endpoint, location));
  }

  private Optional<URI> uri(String name, Node.Scalar text) {
    try {
      return Optional.of(new URI(text.text()));
    } catch (URISyntaxException e) {
      problems.add(
          text.location(),
          name
              + ": "
              + text.describe()
              + " (expected: a URI; at character "
              + (e.getIndex() + 1)
              + ": "
              + e.getReason()
              + ")");
      return Optional.empty();
    }
  }

  private boolean refuse(Node.Scalar address, String name) {
    problems.add(
        address.location(),
        name
            + address.describe()
            + " (expected: an absolute URI such as http://localhost:8080/orders"
            + (name.startsWith("address") ? ", or one of baseAddresses to be beneath" : "")
            + ")");
    return false;
  }

  private static URI beneath(URI base, URI relative) {
    String above = base.toString();
    String below = relative.toString();
    return URI.create(
        (above.endsWith("/") ? above.substring(0, above.length() - 1) : above)
            + (below.isEmpty() || below.startsWith("/") ? below : "/" + below));
  }

  private static String key(URI uri) {
    if (uri.isOpaque()) {
      return uri.toString();
    }
    String text = uri.toString().toLowerCase(Locale.ROOT);
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  private record Taken(Class<?> service, ServiceEndpoint endpoint, Location location) {

    /** Returns what the endpoint should have had; null if the two can share the address. */
    @Nullable String clash(Class<?> otherService, ServiceEndpoint other) {
      if (service != otherService) {
        return "an address that no other service has";
      }
      if (endpoint.binding() != other.binding()) {
        return "an address that no other binding has";
      }
      return endpoint.contract().equals(other.contract())
          ? "a contract that the address does not have yet"
          : null;
    }
  }
}
