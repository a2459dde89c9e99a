package dev.woad.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Each engine stays in its place. */
@AnalyzeClasses(packages = "dev.woad", importOptions = ImportOption.DoNotIncludeTests.class)
final class EnginesTest {

  @ArchTest
  static final ArchRule metro =
      onlyIn("dev.woad.bindings.soap..", "com.sun.xml.ws..", "com.oracle.webservices..");

  @ArchTest
  static final ArchRule jersey = onlyIn("dev.woad.bindings.webhttp..", "org.glassfish.jersey..");

  @ArchTest
  static final ArchRule tomcat =
      onlyIn(
          "dev.woad.hosting.tomcat..",
          "org.apache.catalina..",
          "org.apache.coyote..",
          "org.apache.tomcat..");

  @ArchTest
  static final ArchRule woodstox = onlyIn("dev.woad.bindings.message..", "com.ctc.wstx..");

  @ArchTest
  static final ArchRule mimepull = onlyIn("dev.woad.bindings.encoding..", "org.jvnet.mimepull..");

  @ArchTest
  static final ArchRule servlets =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.woad.hosting.servlet..", "dev.woad.hosting.tomcat..", "dev.woad.hosting.war..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.servlet..");

  @ArchTest
  static final ArchRule netty =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.woad.bindings.framing..", "dev.woad.bindings.nettcp..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.netty..");

  private static ArchRule onlyIn(String place, String... engine) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(place)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(engine);
  }
}
