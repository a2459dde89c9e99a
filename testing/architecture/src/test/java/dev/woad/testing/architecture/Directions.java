package dev.woad.testing.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Who may know whom. */
final class Directions {

  /** All of them. */
  static final List<Law> LAWS =
      List.of(
          Law.of(
              "contracts know nothing else",
              root ->
                  not(
                      root,
                      List.of(".contracts.."),
                      ".bindings..",
                      ".dispatcher..",
                      ".hosting..",
                      ".clients..",
                      ".orderdesk.."),
              "contracts.Contract"),
          Law.of(
              "bindings know neither dispatcher nor hosts nor clients",
              root ->
                  not(
                      root,
                      List.of(".bindings.."),
                      ".dispatcher..",
                      ".hosting..",
                      ".clients..",
                      ".orderdesk.."),
              "bindings.Element"),
          Law.of(
              "core of bindings knows no wire",
              root ->
                  noClasses()
                      .that()
                      .resideInAnyPackage(
                          in(
                              root,
                              ".bindings",
                              ".bindings.message",
                              ".bindings.encoding",
                              ".bindings.values"))
                      .should()
                      .dependOnClassesThat(areOfAWire(root)),
              "bindings.message.Message"),
          Law.of(
              "binary XML is useful alone",
              root ->
                  not(
                      root,
                      List.of(".bindings.binaryxml.."),
                      ".contracts..",
                      ".bindings",
                      ".bindings.message..",
                      ".dispatcher.."),
              "bindings.binaryxml.Reader"),
          Law.of(
              "dispatcher knows no wire",
              root -> noWire(root, ".dispatcher.."),
              "dispatcher.Dispatcher"),
          Law.of(
              "dispatcher knows neither hosts nor clients",
              root ->
                  not(root, List.of(".dispatcher.."), ".hosting..", ".clients..", ".orderdesk.."),
              "dispatcher.Dispatcher"),
          Law.of(
              "hosts and clients find wires by the service loader",
              root -> noWire(root, ".hosting", ".hosting.configuration..", ".clients.."),
              "hosting.Host",
              "clients.Client"),
          Law.of(
              "clients know no host and no service",
              root ->
                  not(
                      root,
                      List.of(".clients..", ".orderdesk.client.."),
                      ".hosting..",
                      ".orderdesk.service.."),
              "clients.Client"),
          Law.of(
              "a service is plain Java",
              root ->
                  not(
                      root,
                      List.of(".orderdesk.."),
                      ".bindings..",
                      ".dispatcher..",
                      ".hosting..",
                      ".clients.."),
              "orderdesk.service.Service"),
          Law.of(
              "packages have no cycle",
              root ->
                  slices()
                      .matching(root + ".(**)")
                      .should()
                      .beFreeOfCycles()
                      // What wsimport makes is cut as the schema is.
                      .ignoreDependency(
                          resideInAnyPackage(
                              root + ".orderdesk.messages", root + ".orderdesk.types"),
                          alwaysTrue()),
              "dispatcher.Dispatcher",
              "hosting.Host"));

  private static final Set<String> NO_WIRES = Set.of("message", "encoding", "values");

  private Directions() {}

  private static ArchRule not(String root, List<String> from, String... to) {
    return noClasses()
        .that()
        .resideInAnyPackage(in(root, from.toArray(String[]::new)))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(in(root, to));
  }

  private static ArchRule noWire(String root, String... from) {
    return noClasses()
        .that()
        .resideInAnyPackage(in(root, from))
        .should()
        .dependOnClassesThat(areOfAWire(root));
  }

  private static DescribedPredicate<JavaClass> areOfAWire(String root) {
    String bindings = root + ".bindings.";
    return DescribedPredicate.describe(
        "are of a wire",
        type ->
            type.getPackageName().startsWith(bindings)
                && !NO_WIRES.contains(type.getPackageName().substring(bindings.length())));
  }

  private static String[] in(String root, String... packages) {
    return Stream.of(packages).map(name -> root + name).toArray(String[]::new);
  }
}
