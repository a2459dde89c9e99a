package dev.woad.testing.soapui;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts values where a text names properties, as {@code ${#TestCase#orderId}} does. */
final class Expansion {

  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]*)}");

  private final Map<String, String> ofProject;
  private final Map<String, String> ofCase;

  /** Both maps are looked at whenever a text is expanded. */
  Expansion(Map<String, String> ofProject, Map<String, String> ofCase) {
    this.ofProject = ofProject;
    this.ofCase = ofCase;
  }

  String expand(String text) {
    return PROPERTY.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match)));
  }

  private String value(MatchResult match) {
    String[] name = match.group(1).split("#", -1);
    Map<String, String> scope =
        switch (name.length == 3 ? name[1] : "") {
          case "Project" -> ofProject;
          case "TestCase" -> ofCase;
          default ->
              throw new AssertionError(match.group() + " (expected: #Project# or #TestCase#)");
        };
    String value = scope.get(name[2]);
    if (value == null || value.isEmpty()) {
      throw new AssertionError(match.group() + " (expected: a property that has a value)");
    }
    return value;
  }
}
