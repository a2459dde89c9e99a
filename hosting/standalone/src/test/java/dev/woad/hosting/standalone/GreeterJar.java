package dev.woad.hosting.standalone;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Services of somebody's own, in a JAR that has nothing of Woad in it. */
final class GreeterJar {

  private static final String CONTRACT =
      """
      package com.example;

      import jakarta.jws.WebParam;
      import jakarta.jws.WebResult;
      import jakarta.jws.WebService;

      @WebService(targetNamespace = "urn:greeter")
      public interface Greeter {

        @WebResult(name = "greeting")
        String greet(@WebParam(name = "name") String name);

        /** Returns what is read from the port of this machine, when it is there to be read. */
        int await(@WebParam(name = "port") int port);
      }
      """;

  private static final String SERVICE =
      """
      package com.example;

      public final class Greetings implements Greeter {

        public record Settings(String word) {}

        private final Settings settings;

        public Greetings(Settings settings) {
          this.settings = settings;
        }

        @Override
        public String greet(String name) {
          // What engines find by the context class loader has to be there when services run.
          try {
            Class.forName("com.example.Greeter", true, Thread.currentThread().getContextClassLoader());
          } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
          }
          return settings.word() + " " + name;
        }

        @Override
        public int await(int port) {
          try (java.net.Socket socket = new java.net.Socket("localhost", port)) {
            return socket.getInputStream().read();
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        }
      }
      """;

  private GreeterJar() {}

  /** Compiles the services against the host alone, and puts them into a JAR there. */
  static Path create(Path directory) throws IOException {
    Path sources = Files.createDirectories(directory.resolve("src/com/example"));
    Path classes = Files.createDirectories(directory.resolve("classes"));
    Files.writeString(sources.resolve("Greeter.java"), CONTRACT);
    Files.writeString(sources.resolve("Greetings.java"), SERVICE);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(
                  null,
                  files,
                  null,
                  List.of(
                      "-proc:none", "-cp", HostProcess.jar().toString(), "-d", classes.toString()),
                  null,
                  files.getJavaFileObjects(
                      sources.resolve("Greeter.java"), sources.resolve("Greetings.java")))
              .call();
      if (!compiled) {
        throw new IllegalStateException("does not compile");
      }
    }
    return jar(classes, directory.resolve("greeter.jar"));
  }

  private static Path jar(Path classes, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> all = Files.walk(classes)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(path).toString().replace('\\', '/')));
        Files.copy(path, out);
        out.closeEntry();
      }
    }
    return jar;
  }
}
