package dev.woad.testing.samples;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles the greeter of the samples, and what stands beside it. */
final class Compilation {

  private static final Path GREETER = Path.of("../../samples/code-first/src/main/java");

  private final List<JavaFileObject> snippets = new ArrayList<>();

  Compilation add(String className, String source) {
    snippets.add(
        new SimpleJavaFileObject(
            URI.create("snippet:///" + className + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        });
    return this;
  }

  /** Returns what is wrong; nothing if the classes are in the directory now. */
  List<String> run(Path directory) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(problems, null, null);
        Stream<Path> sources = Files.walk(GREETER)) {
      List<JavaFileObject> units = new ArrayList<>(snippets);
      files
          .getJavaFileObjectsFromPaths(
              sources.filter(file -> file.toString().endsWith(".java")).toList())
          .forEach(units::add);
      List<String> options =
          List.of("-d", directory.toString(), "-parameters", "-proc:none", "-implicit:none");
      compiler.getTask(null, files, problems, options, null, units).call();
    }
    return problems.getDiagnostics().stream().map(Object::toString).toList();
  }

  static ClassLoader loader(Path directory) throws MalformedURLException {
    return new URLClassLoader(
        new URL[] {directory.toUri().toURL()}, Compilation.class.getClassLoader());
  }
}
