package dev.woad.hosting.war;

import java.nio.file.Path;

/** Where services keep their data, unless the configuration says otherwise. */
final class DataDirectory {

  private DataDirectory() {}

  /**
   * Returns what {@code woad.data} says, else the directory {@code run} of the container, else that
   * of the process.
   */
  static String path() {
    String given = System.getProperty("woad.data");
    if (given != null) {
      return given;
    }
    // The working directory of a container depends on how it was started.
    String container = System.getProperty("catalina.base", "");
    return Path.of(container, "run").toAbsolutePath().toString();
  }
}
