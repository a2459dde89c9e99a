package dev.woad.hosting.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code woad-host.jar} as a process of its own. */
final class HostProcess implements AutoCloseable {

  private static final Path JAR = Path.of(System.getProperty("woad.host.jar"));
  private static final int MAX_SECONDS = 120;

  // JDK 24 and later tell of libraries that use Unsafe: Metro, Netty, and what Artemis brings.
  private static final Pattern OF_THE_JVM =
      Pattern.compile(
          "WARNING: .*(sun\\.misc\\.Unsafe|class (com\\.sun\\.xml\\.ws|io\\.netty|org\\.jctools)\\.).*");

  private final Process process;
  private final Path errors;
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  private HostProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
  }

  static Path jar() {
    return JAR;
  }

  /** Starts the program with the given working directory, and waits for nothing. */
  static HostProcess start(Path directory, String... arguments) throws IOException {
    return start(directory, List.of("-Xmx256m"), arguments);
  }

  /** Starts the program in a JVM with the given options. */
  static HostProcess start(Path directory, List<String> options, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    Path errors = Files.createTempFile(directory, "stderr", ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectError(errors.toFile())
            .start();
    return new HostProcess(process, errors);
  }

  /** Waits until the program says that it is ready. */
  HostProcess awaitReady() throws IOException {
    BufferedReader out = reader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      lines.add(line);
      if (line.startsWith("ready in ")) {
        return this;
      }
    }
    throw new IllegalStateException("ended before it was ready: " + errors());
  }

  /** Waits for the end of the program. */
  int awaitEnd() throws IOException, InterruptedException {
    try (BufferedReader out = reader()) {
      out.lines().forEach(lines::add);
    }
    if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("still runs: " + lines);
    }
    return process.exitValue();
  }

  /** Sends SIGTERM. */
  void terminate() {
    // By the handle, as the process itself would close what is still to be read of its output.
    process.toHandle().destroy();
  }

  /** Returns what was printed so far. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  /** Returns what came on standard error so far, without times. */
  List<String> errors() {
    try (Stream<String> read = Files.lines(errors, StandardCharsets.UTF_8)) {
      return read.filter(line -> !OF_THE_JVM.matcher(line).matches())
          .map(line -> line.replaceFirst("^\\d{4}-\\S+ \\S+ ", ""))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the address that the table has in the line with the given words. */
  URI address(String... words) {
    return lines().stream()
        .map(line -> List.of(line.split(" +")))
        .filter(row -> row.containsAll(List.of(words)))
        .map(row -> URI.create(row.get(row.size() - 1)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(String.join("\n", lines())));
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private BufferedReader reader() {
    return process.inputReader(StandardCharsets.UTF_8);
  }
}
