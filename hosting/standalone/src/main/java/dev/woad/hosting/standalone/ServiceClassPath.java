package dev.woad.hosting.standalone;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Where the classes of services are that are not the host's own. */
final class ServiceClassPath {

  private static final String ALL_JARS = "*";

  private ServiceClassPath() {}

  /**
   * Returns a loader of the classes there, beneath that of the host.
   *
   * @param paths JARs and directories, separated as the system separates paths
   * @throws IllegalArgumentException if one of them is not there
   */
  static ClassLoader loader(String paths) {
    ClassLoader own = ServiceClassPath.class.getClassLoader();
    List<URL> urls = new ArrayList<>();
    for (String path : paths.split(Pattern.quote(File.pathSeparator), -1)) {
      if (!path.isBlank()) {
        add(path, urls);
      }
    }
    // Never closed: it is needed until the JVM ends.
    return urls.isEmpty() ? own : new URLClassLoader("services", urls.toArray(URL[]::new), own);
  }

  private static void add(String path, List<URL> urls) {
    try {
      if (path.endsWith(ALL_JARS)) {
        String directory = path.substring(0, path.length() - ALL_JARS.length());
        try (DirectoryStream<Path> jars =
            Files.newDirectoryStream(Path.of(directory.isEmpty() ? "." : directory), "*.jar")) {
          for (Path jar : jars) {
            urls.add(url(jar));
          }
        }
      } else if (Files.exists(Path.of(path))) {
        urls.add(url(Path.of(path)));
      } else {
        throw new IllegalArgumentException(path + " is not there (expected: a JAR or a directory)");
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          path + " cannot be read (expected: a JAR or a directory)", e);
    }
  }

  private static URL url(Path path) throws MalformedURLException {
    return path.toAbsolutePath().normalize().toUri().toURL();
  }
}
