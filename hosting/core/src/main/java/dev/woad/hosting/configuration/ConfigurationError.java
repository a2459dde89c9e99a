package dev.woad.hosting.configuration;

/**
 * One mistake in a configuration.
 *
 * @param location where it is
 * @param message what is there and what was expected
 */
public record ConfigurationError(Location location, String message) {

  @Override
  public String toString() {
    return location + ": " + message;
  }
}
