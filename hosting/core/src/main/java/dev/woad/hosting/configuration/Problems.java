package dev.woad.hosting.configuration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers mistakes. */
final class Problems {

  private final List<ConfigurationError> errors = new ArrayList<>();

  void add(Location location, String message) {
    errors.add(new ConfigurationError(location, message));
  }

  void throwIfAny() {
    if (!errors.isEmpty()) {
      throw new ConfigurationException(
          errors.stream()
              .sorted(
                  Comparator.comparingInt((ConfigurationError error) -> error.location().line())
                      .thenComparingInt(error -> error.location().column()))
              .toList());
    }
  }
}
