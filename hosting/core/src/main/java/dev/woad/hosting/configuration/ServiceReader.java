package dev.woad.hosting.configuration;

import dev.woad.bindings.Binding;
import dev.woad.bindings.ServiceEndpoint;
import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.EndpointAddress;
import java.lang.reflect.Constructor;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what the entries of services lead to. */
final class ServiceReader {

  private final ClassLoader loader;
  private final Problems problems;
  private final RecordBinder binder;
  private final Classes classes;
  private final BindingTable bindings;
  private final Addresses addresses;

  ServiceReader(
      ClassLoader loader,
      Problems problems,
      RecordBinder binder,
      BindingTable bindings,
      Addresses addresses) {
    this.loader = loader;
    this.problems = problems;
    this.binder = binder;
    this.classes = new Classes(loader, problems);
    this.bindings = bindings;
    this.addresses = addresses;
  }

  /** Reads one service; empty if its class is unknown. What else is wrong is told of. */
  Optional<ServiceConfiguration> read(Entry.OfService entry) {
    Class<?> service =
        entry.service() == null ? null : classes.service(entry.service()).orElse(null);
    List<ServiceEndpoint> endpoints = new ArrayList<>();
    if (entry.endpoints() != null) {
      for (Entry.OfEndpoint endpoint : entry.endpoints()) {
        endpoint(endpoint, service).ifPresent(endpoints::add);
      }
    }
    Optional<URL> wsdl = entry.wsdl() == null ? Optional.empty() : wsdl(entry.wsdl());
    if (service == null || entry.service() == null) {
      return Optional.empty();
    }
    List<ServiceConfiguration.Client> clients = clients(entry.clients());
    List<Class<?>> called =
        clients.stream().<Class<?>>map(ServiceConfiguration.Client::type).toList();
    Optional<Record> settings =
        settings(service, entry.settings(), called, entry.service().location());
    return Optional.of(
        new ServiceConfiguration(
            service, settings, clients, endpoints, entry, wsdl, entry.service().location()));
  }

  private List<ServiceConfiguration.Client> clients(@Nullable List<Entry.OfEndpoint> entries) {
    List<ServiceConfiguration.Client> clients = new ArrayList<>();
    for (Entry.OfEndpoint entry : entries == null ? List.<Entry.OfEndpoint>of() : entries) {
      Node.Scalar contract = entry.contract();
      ServiceEndpoint endpoint = endpoint(entry, null).orElse(null);
      if (contract != null && endpoint != null) {
        classes
            .contract(contract, null)
            .ifPresent(type -> clients.add(new ServiceConfiguration.Client(type, endpoint)));
      }
    }
    return clients;
  }

  private Optional<Record> settings(
      Class<?> service, @Nullable Node given, List<Class<?>> called, Location location) {
    Class<?> type = settingsType(service, called).orElse(null);
    boolean needsNone =
        Arrays.stream(service.getDeclaredConstructors())
            .anyMatch(constructor -> List.of(constructor.getParameterTypes()).equals(called));
    if (type == null) {
      if (given != null) {
        problems.add(
            given.location(),
            "settings: "
                + given.describe()
                + " (expected: none, for "
                + service.getName()
                + " has no public constructor that takes one record)");
      } else if (!needsNone) {
        problems.add(
            location,
            "service: "
                + service.getName()
                + " (expected: a public constructor without parameters, or with one record"
                + (called.isEmpty() ? "" : ", and with the contracts of its clients after it")
                + ")");
      }
      return Optional.empty();
    }
    if (given == null && needsNone) {
      return Optional.empty();
    }
    return binder
        .bind(given == null ? new Node.Nothing(location) : given, type, "settings", Set.of())
        .map(Record.class::cast);
  }

  private static Optional<Class<?>> settingsType(Class<?> service, List<Class<?>> called) {
    return Arrays.stream(service.getConstructors())
        .map(Constructor::getParameterTypes)
        .filter(types -> types.length == 1 + called.size())
        .filter(types -> List.of(types).subList(1, types.length).equals(called))
        .<Class<?>>map(types -> types[0])
        .filter(Class::isRecord)
        .findFirst();
  }

  private Optional<ServiceEndpoint> endpoint(Entry.OfEndpoint entry, @Nullable Class<?> service) {
    Optional<ContractDescription> contract =
        entry.contract() == null ? Optional.empty() : contract(entry.contract(), service);
    boolean known = entry.binding() == null || bindings.isKnown(entry.binding());
    Node.Scalar address = entry.address();
    if (address == null) {
      return Optional.empty();
    }
    List<URI> candidates = addresses.read(address);
    if (contract.isEmpty() || !known || candidates.isEmpty()) {
      return Optional.empty();
    }
    Optional<ServiceEndpoint> endpoint =
        suitable(contract.get(), entry.binding(), address, candidates);
    if (service != null) {
      endpoint.ifPresent(found -> addresses.take(service, found, address.location()));
    }
    return endpoint;
  }

  private Optional<ContractDescription> contract(Node.Scalar name, @Nullable Class<?> service) {
    return classes
        .contract(name, service)
        .flatMap(
            type -> {
              try {
                return Optional.of(ContractDescription.of(type));
              } catch (IllegalArgumentException e) {
                problems.add(name.location(), String.valueOf(e.getMessage()));
                return Optional.empty();
              }
            });
  }

  /** Returns the endpoint at the first address that suits its binding; tells if there is none. */
  private Optional<ServiceEndpoint> suitable(
      ContractDescription contract,
      Node.@Nullable Scalar name,
      Node.Scalar address,
      List<URI> candidates) {
    String refusal = "";
    for (URI candidate : candidates) {
      EndpointAddress at = new EndpointAddress(candidate);
      String binding = name == null ? bindings.defaultFor(at.scheme()).orElse(null) : name.text();
      if (binding == null) {
        refusal = "(expected: a key \"binding\", for no binding is the default for its scheme)";
        continue;
      }
      try {
        Optional<Binding> found = bindings.find(binding, at.scheme());
        if (found.isEmpty()) {
          return Optional.empty();
        }
        if (found.get().scheme().equals(at.scheme())) {
          return Optional.of(new ServiceEndpoint(contract, found.get(), at));
        }
        refusal = "(expected: " + found.get().scheme() + "://... for " + binding + ")";
      } catch (IllegalArgumentException e) {
        refusal = "for " + binding + ": " + e.getMessage();
      }
    }
    problems.add(address.location(), "address: " + address.describe() + " " + refusal);
    return Optional.empty();
  }

  private Optional<URL> wsdl(Node.Scalar location) {
    String text = location.text();
    String path = text.startsWith("classpath:") ? text.substring("classpath:".length()) : "";
    try {
      if (!path.isEmpty()) {
        URL found = loader.getResource(path.startsWith("/") ? path.substring(1) : path);
        if (found != null) {
          return Optional.of(found);
        }
      } else {
        URI uri = URI.create(text);
        if (uri.isAbsolute() && !uri.getScheme().toLowerCase(Locale.ROOT).equals("file")) {
          return Optional.of(uri.toURL());
        }
        Path file = uri.isAbsolute() ? fileOf(uri) : Path.of(text);
        if (Files.isRegularFile(file)) {
          return Optional.of(file.toUri().toURL());
        }
      }
    } catch (IllegalArgumentException | MalformedURLException e) {
      // Told of below, as any other that leads nowhere.
    }
    problems.add(
        location.location(),
        "wsdl: "
            + location.describe()
            + " (expected: a file that is there, or classpath:NAME of one on the class path)");
    return Optional.empty();
  }

  /** Takes {@code file:orders.wsdl}, which is no hierarchical URI, for a relative path. */
  private static Path fileOf(URI uri) {
    return uri.isOpaque() ? Path.of(uri.getSchemeSpecificPart()) : Path.of(uri);
  }
}
