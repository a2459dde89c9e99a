package dev.woad.hosting.configuration;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds classes by their names. */
final class Classes {

  private final ClassLoader loader;
  private final Problems problems;

  Classes(ClassLoader loader, Problems problems) {
    this.loader = loader;
    this.problems = problems;
  }

  /** Finds a class that instances can be made of. */
  Optional<Class<?>> service(Node.Scalar name) {
    return find("service", name, List.of())
        .filter(
            found ->
                !Modifier.isAbstract(found.getModifiers())
                    || refuse(
                        name,
                        "service: "
                            + found.getName()
                            + (found.isInterface() ? " is an interface" : " is abstract")
                            + " (expected: a class that can be made)"));
  }

  /**
   * Finds an interface.
   *
   * @param service the class whose interfaces may have been meant
   */
  Optional<Class<?>> contract(Node.Scalar name, @Nullable Class<?> service) {
    Set<String> near = new LinkedHashSet<>();
    if (service != null) {
      interfaces(service).forEach(candidate -> near.add(candidate.getName()));
    }
    return find("contract", name, near)
        .filter(
            found ->
                found.isInterface()
                    || refuse(
                        name,
                        "contract: "
                            + found.getName()
                            + " is a class "
                            + (near.isEmpty()
                                ? "(expected: an interface)"
                                : Names.expected(found.getName(), near))));
  }

  private Optional<Class<?>> find(String what, Node.Scalar name, Collection<String> near) {
    try {
      return Optional.of(Class.forName(name.text(), false, loader));
    } catch (ClassNotFoundException e) {
      String expected =
          near.isEmpty()
              ? "(expected: the full name of a class on the class path)"
              : Names.expected(name.text(), near);
      problems.add(name.location(), what + ": class " + name.describe() + " not found " + expected);
    } catch (LinkageError e) {
      problems.add(
          name.location(),
          what
              + ": class "
              + name.describe()
              + " cannot be loaded: "
              + e
              + " (expected: all that it needs on the class path)");
    }
    return Optional.empty();
  }

  private boolean refuse(Node.Scalar name, String message) {
    problems.add(name.location(), message);
    return false;
  }

  private static Set<Class<?>> interfaces(Class<?> type) {
    Set<Class<?>> interfaces = new LinkedHashSet<>();
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      Arrays.stream(at.getInterfaces())
          .filter(candidate -> candidate != AutoCloseable.class)
          .forEach(interfaces::add);
    }
    return interfaces;
  }
}
