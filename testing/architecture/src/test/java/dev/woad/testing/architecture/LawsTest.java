package dev.woad.testing.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The product keeps each law, and what breaks a law is found. */
final class LawsTest {

  private static final String ROOT = "dev.woad";
  private static final String WRONG = LawsTest.class.getPackageName() + ".wrong";
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);
  private static final JavaClasses BREAKERS = new ClassFileImporter().importPackages(WRONG);

  static Stream<Law> laws() {
    return Stream.of(Directions.LAWS, Engines.LAWS, Shapes.LAWS).flatMap(List::stream);
  }

  @Test
  void productIsThere() {
    assertThat(PRODUCT).hasSizeGreaterThan(300);
    for (String part : List.of("contracts", "bindings.soap", "dispatcher", "clients", "hosting")) {
      assertThat(PRODUCT).anyMatch(type -> type.getPackageName().startsWith(ROOT + "." + part));
    }
  }

  @ParameterizedTest
  @MethodSource("laws")
  void productKeepsTheLaw(Law law) {
    law.rule().apply(ROOT).check(PRODUCT);
  }

  @ParameterizedTest
  @MethodSource("laws")
  void whoBreaksTheLawIsFound(Law law) {
    EvaluationResult result = law.rule().apply(WRONG).evaluate(BREAKERS);

    assertThat(law.breakers()).isNotEmpty();
    String report = String.join("\n", result.getFailureReport().getDetails());
    for (String breaker : law.breakers()) {
      assertThat(report).contains(WRONG + "." + breaker);
    }
  }
}
