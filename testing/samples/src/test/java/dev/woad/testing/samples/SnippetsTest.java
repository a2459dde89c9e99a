package dev.woad.testing.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.woad.hosting.configuration.ConfigurationException;
import dev.woad.hosting.configuration.ConfigurationReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation shows is so, with the greeter of the samples. */
final class SnippetsTest {

  private static final List<Page> PAGES =
      Stream.of("README.md", "docs/concepts.md", "docs/configuration.md", "docs/quotas.md")
          .map(Page::of)
          .toList();

  private static final String IMPORTS =
      """
      package com.example;
      import dev.woad.bindings.*;
      import dev.woad.bindings.http.*;
      import dev.woad.bindings.message.*;
      import dev.woad.bindings.webhttp.*;
      import dev.woad.clients.*;
      import dev.woad.contracts.*;
      import dev.woad.dispatcher.*;
      import dev.woad.hosting.*;
      import dev.woad.hosting.configuration.*;
      import dev.woad.orderdesk.*;
      import dev.woad.orderdesk.stock.UnknownItem;
      import jakarta.jws.*;
      import jakarta.xml.ws.RequestWrapper;
      import java.nio.file.*;
      import java.time.*;
      import java.util.*;
      import java.util.concurrent.*;
      """;

  // What a file that shows only a part leaves out.
  private static final String SERVICES =
      """
      services:
        - service: com.example.Greetings
          endpoints:
            - { contract: com.example.Greeter, binding: basicHttp, address: "http://localhost/x" }
      """;

  @TempDir private static Path classes;

  @BeforeAll
  static void compileGreeter() throws Exception {
    assertThat(new Compilation().run(classes)).isEmpty();
  }

  static Stream<Page> pages() {
    return PAGES.stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void javaCompiles(Page page, @TempDir Path directory) throws Exception {
    Compilation compilation = new Compilation();
    int number = 0;
    for (String snippet : page.blocks("java")) {
      String name = "Snippet" + ++number;
      boolean type = Stream.of("final class", "public", "@").anyMatch(snippet::startsWith);
      String body = type ? snippet : "void run() throws Exception {\n" + snippet + "}\n";
      compilation.add(name, IMPORTS + "class " + name + " {\n" + body + "}\n");
    }

    assertThat(compilation.run(directory)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void configurationIsFreeOfMistakes(Page page) throws Exception {
    for (String snippet : page.blocks("yaml")) {
      reader().read(page.path(), snippet.contains("services:") ? snippet : SERVICES + snippet);
    }
  }

  @Test
  void mistakesAreToldAsThePageShows() throws Exception {
    Page page = Page.of("docs/configuration.md");
    ConfigurationReader reader = reader();

    ConfigurationException refusal =
        catchThrowableOfType(
            ConfigurationException.class,
            () -> reader.read("host.yaml", page.blocks("yaml wrong").get(0)));

    assertThat(refusal.getMessage() + "\n").isEqualTo(page.blocks("text").get(0));
  }

  private static ConfigurationReader reader() throws Exception {
    return ConfigurationReader.create().withClassLoader(Compilation.loader(classes));
  }
}
