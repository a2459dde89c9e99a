package dev.woad.hosting.configuration;

import java.util.List;
import java.util.stream.Collectors;

/** Tells what is wrong with a configuration: all that was found, in the order of the file. */
public final class ConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<ConfigurationError> errors;

  ConfigurationException(List<ConfigurationError> errors) {
    super(errors.stream().map(ConfigurationError::toString).collect(Collectors.joining("\n")));
    this.errors = List.copyOf(errors);
  }

  /** Returns the mistakes, at least one. */
  public List<ConfigurationError> errors() {
    return errors;
  }
}
