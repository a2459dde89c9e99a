package dev.woad.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Each engine stays in its place. */
final class Engines {

  /** All of them. */
  static final List<Law> LAWS =
      List.of(
          Law.of(
              "Metro stays in soap",
              root ->
                  onlyIn(
                      root,
                      List.of(".bindings.soap.."),
                      "com.sun.xml.ws..",
                      "com.oracle.webservices.."),
              "dispatcher.Engine"),
          Law.of(
              "JAXB's runtime stays in soap",
              root -> onlyIn(root, List.of(".bindings.soap.."), "org.glassfish.jaxb.."),
              "dispatcher.Engine"),
          Law.of(
              "Jersey stays in web-http",
              root -> onlyIn(root, List.of(".bindings.webhttp.."), "org.glassfish.jersey.."),
              "dispatcher.Engine"),
          Law.of(
              "Tomcat stays in tomcat",
              root ->
                  onlyIn(
                      root,
                      List.of(".hosting.tomcat.."),
                      "org.apache.catalina..",
                      "org.apache.coyote..",
                      "org.apache.tomcat.."),
              "dispatcher.Engine"),
          Law.of(
              "Woodstox stays in message",
              root -> onlyIn(root, List.of(".bindings.message.."), "com.ctc.wstx.."),
              "dispatcher.Engine"),
          Law.of(
              "mimepull stays in encoding",
              root -> onlyIn(root, List.of(".bindings.encoding.."), "org.jvnet.mimepull.."),
              "dispatcher.Engine"),
          Law.of(
              "Netty stays in framed wires",
              root ->
                  onlyIn(
                      root,
                      List.of(".bindings.framing..", ".bindings.nettcp..", ".bindings.netpipe.."),
                      "io.netty.."),
              "dispatcher.Engine"),
          Law.of(
              "JMS and Artemis stay in jms and broker",
              root ->
                  onlyIn(
                      root,
                      List.of(".bindings.jms..", ".hosting.broker.."),
                      "jakarta.jms..",
                      "org.apache.activemq.."),
              "dispatcher.Engine"),
          Law.of(
              "servlets stay in hosts",
              root ->
                  onlyIn(
                      root,
                      List.of(".hosting.servlet..", ".hosting.tomcat..", ".hosting.war.."),
                      "jakarta.servlet.."),
              "dispatcher.Engine"));

  private Engines() {}

  private static ArchRule onlyIn(String root, List<String> places, String... engine) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(places.stream().map(place -> root + place).toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(engine);
  }
}
