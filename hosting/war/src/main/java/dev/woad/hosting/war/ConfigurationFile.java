package dev.woad.hosting.war;

import dev.woad.hosting.configuration.ConfigurationReader;
import dev.woad.hosting.configuration.HostConfiguration;
import jakarta.servlet.ServletContext;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the file that says what is hosted. */
final class ConfigurationFile {

  private static final String NAME = "woad.config";
  private static final String VARIABLE = "WOAD_CONFIG";
  private static final String OWN = "/WEB-INF/woad.yaml";

  private final ServletContext context;

  private ConfigurationFile(ServletContext context) {
    this.context = context;
  }

  static ConfigurationFile of(ServletContext context) {
    return new ConfigurationFile(context);
  }

  HostConfiguration read(ConfigurationReader reader) {
    return named().map(reader::read).orElseGet(() -> reader.read(own()));
  }

  private Optional<Path> named() {
    return Stream.of(
            Optional.ofNullable(context.getInitParameter(NAME)),
            Optional.ofNullable(System.getProperty(NAME)),
            Optional.ofNullable(System.getenv(VARIABLE)))
        .flatMap(Optional::stream)
        .filter(name -> !name.isBlank())
        .findFirst()
        .map(Path::of);
  }

  private URL own() {
    try {
      URL own = context.getResource(OWN);
      if (own == null) {
        throw new IllegalStateException(
            OWN + " is not there (expected: it, or a file that " + NAME + " names)");
      }
      return own;
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
