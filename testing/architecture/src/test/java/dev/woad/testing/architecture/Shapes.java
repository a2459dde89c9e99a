package dev.woad.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** What all classes look like that were written by hand. */
final class Shapes {

  /** All of them. */
  static final List<Law> LAWS =
      List.of(
          Law.of(
              "public classes are final or abstract",
              root ->
                  classes()
                      .that(areWrittenByHand(root))
                      .and()
                      .arePublic()
                      .and()
                      .areTopLevelClasses()
                      .and()
                      .areNotInterfaces()
                      // An exception may be the kind of others.
                      .and()
                      .areNotAssignableTo(Exception.class)
                      .should(beFinalOrAbstract()),
              "hosting.OpenHost"),
          Law.of(
              "names say what things are",
              root ->
                  noClasses()
                      .that(areWrittenByHand(root))
                      .should()
                      .haveSimpleNameEndingWith("Impl")
                      .orShould()
                      .haveSimpleNameEndingWith("Manager")
                      .orShould()
                      .haveSimpleNameEndingWith("Helper")
                      .orShould()
                      .haveNameMatching(".*Utils?"),
              "hosting.OpenHost$HostImpl",
              "hosting.OpenHost$HostManager",
              "hosting.OpenHost$HostHelper",
              "hosting.OpenHost$HostUtil",
              "hosting.OpenHost$HostUtils"),
          Law.of(
              "packages are null-marked",
              root -> classes().that(areWrittenByHand(root)).should(resideInANullMarkedPackage()),
              "hosting.OpenHost"),
          Law.of(
              "logs go to SLF4J",
              root ->
                  noClasses()
                      .that(areWrittenByHand(root))
                      .and()
                      .resideOutsideOfPackages(
                          root + ".hosting.tomcat..", root + ".hosting.standalone..")
                      .should()
                      .dependOnClassesThat()
                      .resideInAPackage("java.util.logging.."),
              "dispatcher.Engine"),
          Law.of(
              "only programs print",
              root ->
                  noClasses()
                      .that()
                      .resideOutsideOfPackage(root + ".hosting.standalone..")
                      .should()
                      .accessField(System.class, "out")
                      .orShould()
                      .accessField(System.class, "err"),
              "dispatcher.Engine.print()",
              "dispatcher.Engine.complain()"),
          Law.of(
              "fields are not injected",
              root ->
                  noFields()
                      .should()
                      .beAnnotatedWith("jakarta.inject.Inject")
                      .orShould()
                      .beAnnotatedWith("jakarta.annotation.Resource"),
              "dispatcher.Engine.injected",
              "dispatcher.Engine.resource"));

  private Shapes() {}

  private static DescribedPredicate<JavaClass> areWrittenByHand(String root) {
    return DescribedPredicate.describe(
        "are written by hand",
        type ->
            !type.getPackageName().startsWith(root + ".orderdesk")
                || type.getPackageName().startsWith(root + ".orderdesk.service"));
  }

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
