package dev.woad.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** What all classes look like that were written by hand. */
@AnalyzeClasses(packages = "dev.woad", importOptions = ImportOption.DoNotIncludeTests.class)
final class ShapeTest {

  private static final DescribedPredicate<JavaClass> HAND_WRITTEN =
      DescribedPredicate.describe(
          "written by hand",
          type ->
              !type.getPackageName().startsWith("dev.woad.orderdesk")
                  || type.getPackageName().startsWith("dev.woad.orderdesk.service"));

  // An exception may be the kind of others.
  private static final DescribedPredicate<JavaClass> OPEN_ON_PURPOSE =
      DescribedPredicate.describe("open on purpose", type -> type.isAssignableTo(Exception.class));

  @ArchTest
  static final ArchRule publicClassesAreFinalOrAbstract =
      classes()
          .that(HAND_WRITTEN)
          .and()
          .arePublic()
          .and()
          .areTopLevelClasses()
          .and()
          .areNotInterfaces()
          .and(DescribedPredicate.not(OPEN_ON_PURPOSE))
          .should(beFinalOrAbstract());

  @ArchTest
  static final ArchRule namesSayWhatThingsAre =
      noClasses()
          .that(HAND_WRITTEN)
          .should()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveNameMatching(".*Utils?");

  @ArchTest
  static final ArchRule packagesAreNullMarked =
      classes().that(HAND_WRITTEN).should(resideInANullMarkedPackage());

  @ArchTest
  static final ArchRule logsGoToSlf4j =
      noClasses()
          .that(HAND_WRITTEN)
          .and()
          .resideOutsideOfPackages("dev.woad.hosting.tomcat..", "dev.woad.hosting.standalone..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.util.logging..");

  @ArchTest
  static final ArchRule onlyProgramsPrint =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.woad.hosting.standalone..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule fieldsAreNotInjected =
      noFields()
          .should()
          .beAnnotatedWith("jakarta.inject.Inject")
          .orShould()
          .beAnnotatedWith("jakarta.annotation.Resource");

  private static ArchCondition<JavaClass> beFinalOrAbstract() {
    return new ArchCondition<>("be final or abstract") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean closed =
            type.getModifiers().contains(JavaModifier.FINAL)
                || type.getModifiers().contains(JavaModifier.ABSTRACT)
                || type.isEnum()
                || type.reflect().isSealed();
        if (!closed) {
          events.add(SimpleConditionEvent.violated(type, type.getName() + " is open"));
        }
      }
    };
  }

  private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
    return new ArchCondition<>("reside in a package with @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
          events.add(
              SimpleConditionEvent.violated(
                  type, type.getName() + " is in a package without @NullMarked"));
        }
      }
    };
  }
}
