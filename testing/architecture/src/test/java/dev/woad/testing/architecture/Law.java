package dev.woad.testing.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;

/**
 * A rule, and who breaks it.
 *
 * @param name what it says
 * @param rule makes the rule for a root package
 * @param breakers the classes under {@code wrong} that break it, by their names from there
 */
record Law(String name, Function<String, ArchRule> rule, List<String> breakers) {

  static Law of(String name, Function<String, ArchRule> rule, String... breakers) {
    return new Law(name, rule, List.of(breakers));
  }

  @Override
  public String toString() {
    return name;
  }
}
