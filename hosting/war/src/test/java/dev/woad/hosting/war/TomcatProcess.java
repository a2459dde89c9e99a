package dev.woad.hosting.war;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Tomcat as it comes from its makers, in a process and a directory of its own. */
final class TomcatProcess implements AutoCloseable {

  private static final Path HOME = Path.of(System.getProperty("tomcat.home"));
  private static final Pattern PORT = Pattern.compile("\\[\"http-nio-\\S*auto-\\d+-(\\d+)\"\\]");
  private static final int MAX_SECONDS = 120;

  // The server.xml of the distribution, but for its ports and the time until it looks again.
  private static final String SERVER =
      """
      <Server port="-1">
        <Listener className="org.apache.catalina.core.JreMemoryLeakPreventionListener"/>
        <Listener className="org.apache.catalina.core.ThreadLocalLeakPreventionListener"/>
        <Service name="Catalina">
          <Connector port="0" address="localhost" protocol="HTTP/1.1"/>
          <Engine name="Catalina" defaultHost="localhost" backgroundProcessorDelay="1">
            <Host name="localhost" appBase="webapps" unpackWARs="true" autoDeploy="true"/>
          </Engine>
        </Service>
      </Server>
      """;

  private final Path base;
  private final Path log;
  private final Process process;

  private TomcatProcess(Path base, Path log, Process process) {
    this.base = base;
    this.log = log;
    this.process = process;
  }

  /** Starts Tomcat with the given application in its directory of applications. */
  static TomcatProcess start(Path base, Path war, String... properties) throws IOException {
    for (String name : List.of("conf", "logs", "temp", "webapps", "work")) {
      Files.createDirectories(base.resolve(name));
    }
    Files.writeString(base.resolve("conf/server.xml"), SERVER);
    Files.copy(HOME.resolve("conf/web.xml"), base.resolve("conf/web.xml"));
    Files.copy(HOME.resolve("conf/logging.properties"), base.resolve("conf/logging.properties"));
    Files.copy(war, base.resolve("webapps").resolve(war.getFileName()));
    Path log = base.resolve("logs/console.log");
    Process process =
        new ProcessBuilder(command(base, properties))
            .directory(base.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new TomcatProcess(base, log, process);
  }

  // As bin/catalina.sh has it.
  private static List<String> command(Path base, String... properties) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    // What is only softly reachable is not to be found among what is left.
    command.add("-XX:SoftRefLRUPolicyMSPerMB=0");
    command.addAll(List.of(properties));
    command.addAll(
        List.of(
            "-Djava.util.logging.config.file=" + base.resolve("conf/logging.properties"),
            "-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.rmi/sun.rmi.transport=ALL-UNNAMED",
            "-Dcatalina.home=" + HOME,
            "-Dcatalina.base=" + base,
            "-Djava.io.tmpdir=" + base.resolve("temp"),
            "-cp",
            HOME.resolve("bin/bootstrap.jar")
                + System.getProperty("path.separator")
                + HOME.resolve("bin/tomcat-juli.jar"),
            "org.apache.catalina.startup.Bootstrap",
            "start"));
    return command;
  }

  /** Waits until the log has the given text, and returns the log. */
  String awaitLog(String text) throws IOException, InterruptedException {
    await("in the log: " + text, () -> log().contains(text));
    return log();
  }

  private void await(String what, Condition condition) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(MAX_SECONDS);
    while (!condition.holds()) {
      boolean ended = process.waitFor(50, TimeUnit.MILLISECONDS);
      if (ended || System.nanoTime() > deadline) {
        throw new IllegalStateException("expected: " + what + "\n" + log());
      }
    }
  }

  String log() throws IOException {
    return Files.exists(log) ? Files.readString(log) : "";
  }

  /** Returns the address of the application, once Tomcat has started. */
  URI address(String path) throws IOException, InterruptedException {
    Matcher port = PORT.matcher(awaitLog("Server startup in"));
    if (!port.find()) {
      throw new IllegalStateException(log());
    }
    return URI.create("http://localhost:" + port.group(1) + path);
  }

  /** Takes the application away, as whoever deletes its file does. */
  void undeploy(String war) throws IOException, InterruptedException {
    Path applications = base.resolve("webapps");
    Files.delete(applications.resolve(war));
    Path unpacked = applications.resolve(war.replace(".war", ""));
    await(unpacked + " gone", () -> Files.notExists(unpacked));
  }

  /**
   * Waits until no object of the given class is left in the JVM: what cleaners and reference queues
   * let go of takes more than one collection.
   */
  void awaitNoInstances(String className) throws IOException, InterruptedException {
    await("no " + className + " in memory", () -> instances(className) == 0);
  }

  private int instances(String className) throws IOException {
    Process histogram =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(process.pid()),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    try (var lines = histogram.inputReader()) {
      return lines
          .lines()
          .map(line -> line.trim().split("\\s+"))
          .filter(row -> row.length >= 4 && row[3].equals(className))
          .mapToInt(row -> Integer.parseInt(row[1]))
          .sum();
    }
  }

  /** Stops Tomcat in order, and returns its log. */
  String stop() throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("still runs\n" + log());
    }
    return log();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private interface Condition {

    boolean holds() throws IOException;
  }
}
