package dev.woad.testing.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. */
@AnalyzeClasses(packages = "dev.woad", importOptions = ImportOption.DoNotIncludeTests.class)
final class DirectionsTest {

  private static final String[] WIRES = {
    "dev.woad.bindings.soap..",
    "dev.woad.bindings.http..",
    "dev.woad.bindings.httpserver..",
    "dev.woad.bindings.webhttp..",
    "dev.woad.bindings.inprocess..",
    "dev.woad.bindings.binary..",
  };

  @ArchTest
  static final ArchRule contractsKnowNothingElse =
      noClasses()
          .that()
          .resideInAPackage("dev.woad.contracts..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.woad.bindings..",
              "dev.woad.dispatcher..",
              "dev.woad.hosting..",
              "dev.woad.clients..",
              "dev.woad.orderdesk..");

  @ArchTest
  static final ArchRule bindingsKnowNeitherDispatcherNorHostsNorClients =
      noClasses()
          .that()
          .resideInAPackage("dev.woad.bindings..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.woad.dispatcher..",
              "dev.woad.hosting..",
              "dev.woad.clients..",
              "dev.woad.orderdesk..");

  @ArchTest
  static final ArchRule coreOfBindingsKnowsNoWire =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.woad.bindings", "dev.woad.bindings.message", "dev.woad.bindings.encoding")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(WIRES);

  @ArchTest
  static final ArchRule binaryXmlIsUsefulAlone =
      noClasses()
          .that()
          .resideInAPackage("dev.woad.bindings.binaryxml..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.woad.contracts..", "dev.woad.bindings", "dev.woad.dispatcher..");

  @ArchTest
  static final ArchRule dispatcherKnowsNoWire =
      noClasses()
          .that()
          .resideInAPackage("dev.woad.dispatcher..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(WIRES);

  @ArchTest
  static final ArchRule dispatcherKnowsNeitherHostsNorClients =
      noClasses()
          .that()
          .resideInAPackage("dev.woad.dispatcher..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.woad.hosting..", "dev.woad.clients..", "dev.woad.orderdesk..");

  @ArchTest
  static final ArchRule hostsAndClientsFindWiresByServiceLoader =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.woad.hosting", "dev.woad.hosting.configuration..", "dev.woad.clients..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(WIRES);

  @ArchTest
  static final ArchRule clientsKnowNoHostAndNoService =
      noClasses()
          .that()
          .resideInAnyPackage("dev.woad.clients..", "dev.woad.orderdesk.client..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.woad.hosting..", "dev.woad.orderdesk.service..");

  @ArchTest
  static final ArchRule serviceIsPlainJava =
      noClasses()
          .that()
          .resideInAPackage("dev.woad.orderdesk..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.woad.bindings..",
              "dev.woad.dispatcher..",
              "dev.woad.hosting..",
              "dev.woad.clients..");

  @ArchTest
  static final ArchRule packagesHaveNoCycle =
      slices()
          .matching("dev.woad.(**)")
          .should()
          .beFreeOfCycles()
          // What wsimport makes is cut as the schema is.
          .ignoreDependency(
              resideInAnyPackage("dev.woad.orderdesk.messages", "dev.woad.orderdesk.types"),
              alwaysTrue());
}
