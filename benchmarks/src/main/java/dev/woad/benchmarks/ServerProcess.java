package dev.woad.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own. */
final class ServerProcess implements AutoCloseable {

  private static final String READY = "ready at ";

  private final Process process;
  private final String address;

  private ServerProcess(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /** Starts a process that serves the wire, and waits until it is ready. */
  static ServerProcess start(Wire wire) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ServerProcess.class.getName(),
                    wire.name()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(READY)) {
        return new ServerProcess(process, line.substring(READY.length()));
      }
    }
    throw new IOException("server of " + wire.name() + " ended before it was ready");
  }

  /** Serves the wire of the given name until standard input ends. */
  public static void main(String[] arguments) throws Exception {
    System.out.println(READY + Wires.wire(arguments[0]).serve());
    while (System.in.read() >= 0) {
      // Nothing is said, but its end.
    }
    System.exit(0);
  }

  String address() {
    return address;
  }

  /** Returns how much CPU time the process has used. */
  long cpuNanos() {
    return cpuNanos(process.toHandle());
  }

  static long cpuNanos(ProcessHandle of) {
    return of.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  /** Lets the process end by itself, as profilers want it; kills it if it does not. */
  @Override
  public void close() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
