package dev.woad.hosting.configuration;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingProvider;
import dev.woad.bindings.BindingSettings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The bindings that a file may name: those that are on the class path, and what the file makes of
 * them under names of its own.
 */
final class BindingTable {

  private static final Map<String, String> ARTIFACTS =
      Map.of(
          "basicHttp", "woad-bindings-http",
          "wsHttp", "woad-bindings-http",
          "customHttp", "woad-bindings-http",
          "webHttp", "woad-bindings-web-http",
          "netTcp", "woad-bindings-net-tcp",
          "customTcp", "woad-bindings-net-tcp",
          "netNamedPipe", "woad-bindings-net-pipe",
          "unixDomainSocket", "woad-bindings-net-pipe");

  private final RecordBinder binder;
  private final Problems problems;
  private final Map<String, BindingProvider> providers = new TreeMap<>();
  private final Map<String, String> byScheme = new HashMap<>();
  private final Map<String, Optional<BindingSettings>> settings = new LinkedHashMap<>();
  private final Map<String, Node> sections = new HashMap<>();
  private final Map<String, Binding> bindings = new HashMap<>();

  BindingTable(Iterable<BindingProvider> found, RecordBinder binder, Problems problems) {
    this.binder = binder;
    this.problems = problems;
    for (BindingProvider provider : found) {
      provider.names().forEach(name -> providers.putIfAbsent(name, provider));
      provider.defaultForScheme().forEach(byScheme::putIfAbsent);
    }
  }

  /** Reads the section {@code bindings}. */
  void read(Node section) {
    if (section instanceof Node.Mapping mapping) {
      mapping
          .entries()
          .forEach(
              (name, entry) -> {
                settings.put(name, settings(name, entry));
                sections.put(name, entry.value());
              });
    } else if (!(section instanceof Node.Nothing || section instanceof Node.Broken)) {
      problems.add(
          section.location(),
          "bindings: "
              + section.describe()
              + " (expected: a mapping of names to the settings of bindings)");
    }
  }

  /** Returns the name of the binding that addresses of the given scheme have by default. */
  Optional<String> defaultFor(String scheme) {
    return Optional.ofNullable(byScheme.get(scheme));
  }

  /** Returns whether a binding has the given name; tells of it if none has. */
  boolean isKnown(Node.Scalar name) {
    if (settings.containsKey(name.text()) || providers.containsKey(name.text())) {
      return true;
    }
    Set<String> known = new TreeSet<>(providers.keySet());
    known.addAll(settings.keySet());
    problems.add(name.location(), unknown(name.text(), known));
    return false;
  }

  /**
   * Returns the binding of the given name for addresses of the given scheme: one object for all of
   * them, so that they can share an address. Empty if its settings are wrong, which has been told.
   *
   * @throws IllegalArgumentException if the binding does not serve that scheme
   */
  Optional<Binding> find(String name, String scheme) {
    Optional<BindingSettings> found =
        settings.computeIfAbsent(
            name, absent -> bind(name, new Node.Nothing(Location.of("")), name, Set.of()));
    String use = name + " " + scheme;
    if (found.isPresent() && !bindings.containsKey(use)) {
      try {
        bindings.put(use, found.get().create(scheme));
      } catch (IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        // By our own form a message begins with the name of what is wrong.
        Optional<Node> culprit = culprit(sections.get(name), message.split(":", 2)[0]);
        if (culprit.isEmpty()) {
          throw e;
        }
        problems.add(culprit.get().location(), message);
        settings.put(name, Optional.empty());
        return Optional.empty();
      }
    }
    return Optional.ofNullable(bindings.get(use));
  }

  private Optional<BindingSettings> settings(String name, Node.Entry entry) {
    Node.Entry named =
        entry.value() instanceof Node.Mapping mapping ? mapping.entries().get("binding") : null;
    if (named == null) {
      if (!providers.containsKey(name)) {
        problems.add(entry.keyLocation(), unknown(name, providers.keySet()));
        return Optional.empty();
      }
      return bind(name, entry.value(), name, Set.of());
    }
    if (!(named.value() instanceof Node.Scalar of)) {
      problems.add(
          named.value().location(),
          "binding: " + named.value().describe() + " " + Names.expected("", providers.keySet()));
      return Optional.empty();
    }
    if (!providers.containsKey(of.text())) {
      problems.add(of.location(), unknown(of.text(), providers.keySet()));
      return Optional.empty();
    }
    if (providers.containsKey(name) && !name.equals(of.text())) {
      problems.add(
          of.location(),
          "binding: "
              + of.describe()
              + " (expected: "
              + name
              + ", for that is the name of a binding itself)");
      return Optional.empty();
    }
    return bind(of.text(), entry.value(), name, Set.of("binding"));
  }

  private Optional<BindingSettings> bind(
      String binding, Node node, String name, Set<String> besides) {
    BindingProvider provider = providers.get(binding);
    return provider == null
        ? Optional.empty()
        : binder
            .bind(node, provider.settingsOf(binding), name, besides)
            .map(BindingSettings.class::cast);
  }

  private static Optional<Node> culprit(@Nullable Node section, String key) {
    if (!(section instanceof Node.Mapping mapping)) {
      return Optional.empty();
    }
    Node.Entry entry = mapping.entries().get(key);
    return entry != null
        ? Optional.of(entry.value())
        : mapping.entries().values().stream()
            .map(nested -> culprit(nested.value(), key))
            .flatMap(Optional::stream)
            .findFirst();
  }

  private String unknown(String name, Set<String> known) {
    String artifact = ARTIFACTS.get(name);
    return "unknown binding "
        + Names.quote(name)
        + " "
        + (artifact == null
            ? Names.expected(name, known)
            : "(expected: dev.woad:" + artifact + " on the class path, which has it)");
  }
}
