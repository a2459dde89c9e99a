package dev.woad.hosting.standalone;

import dev.woad.hosting.configuration.ConfigurationException;
import dev.woad.hosting.configuration.ConfigurationReader;
import dev.woad.hosting.configuration.HostConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Hosts services by a command line; the main class of {@code woad-host.jar}. */
@Command(
    name = "woad-host",
    mixinStandardHelpOptions = true,
    versionProvider = WoadHost.Version.class,
    sortOptions = false,
    usageHelpWidth = 100,
    usageHelpAutoWidth = true,
    description = "Hosts services at the endpoints that a configuration file gives them.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Closed in order by SIGTERM or SIGINT, calls under way finished; or nothing was to be"
          + " opened.",
      "1:Not opened; for example, the port is in use.",
      "2:Mistakes on the command line or in the configuration."
    })
public final class WoadHost implements Callable<Integer> {

  static final int CLOSED = 0;
  static final int NOT_OPENED = 1;
  static final int MISTAKES = 2;

  private static final String DEFAULT_CONFIGURATION = "woad-host.yaml";

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "What to host. Without it the order desk, as --print-config shows.")
  private @Nullable Path config;

  @Option(
      names = "--classpath",
      paramLabel = "JARS",
      description =
          "Where the classes of your services are: JARs, directories, and DIR/* for all JARs of a"
              + " directory, separated as the system separates paths.")
  private String classpath = "";

  @Option(
      names = "--check",
      description = "Print what would be opened, or all mistakes there are, and end.")
  private boolean check;

  @Option(names = "--print-config", description = "Print the default configuration and end.")
  private boolean printConfig;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description =
          "Where the default configuration listens, in place of localhost: a name or address of"
              + " this machine, or 0.0.0.0 for all. Stands for $${sys:woad.host} in any"
              + " configuration.")
  private @Nullable String host;

  @Option(
      names = "--port",
      paramLabel = "N",
      description =
          "The port of the default configuration, in place of 8080; 0 for any that is free. Stands"
              + " for $${sys:woad.port} in any configuration.")
  private @Nullable Integer port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Where the default configuration keeps its data, in place of ./run. Stands for"
              + " $${sys:woad.data} in any configuration.")
  private @Nullable Path data;

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      description =
          "What to log, on standard error: error, warn, info, debug or trace. Default: info.")
  private LogLevel logLevel = LogLevel.INFO;

  private WoadHost() {}

  /** Runs the program, and ends the JVM. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new WoadHost())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler(WoadHost::refuse)
            .execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    if (printConfig) {
      print(out(), defaultConfiguration());
      return CLOSED;
    }
    logLevel.apply();
    try {
      HostConfiguration configuration = configuration();
      if (check) {
        EndpointTable.lines(configuration.build()).forEach(out()::println);
      } else {
        RunningHost.open(configuration, out()).awaitClose();
      }
      return CLOSED;
    } catch (ConfigurationException e) {
      e.errors().forEach(error -> err().println(error));
      return MISTAKES;
    } catch (RuntimeException | LinkageError e) {
      err().println("woad-host: " + Failures.line(e));
      if (logLevel.isDebug()) {
        e.printStackTrace(err());
      }
      return NOT_OPENED;
    }
  }

  private HostConfiguration configuration() {
    ClassLoader loader;
    try {
      loader = ServiceClassPath.loader(classpath);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec().commandLine(), "--classpath: " + e.getMessage(), e);
    }
    // What engines load by the context class loader must find the services' classes.
    Thread.currentThread().setContextClassLoader(loader);
    ConfigurationReader reader = ConfigurationReader.create();
    if (host != null) {
      reader = reader.withProperty("woad.host", host);
    }
    if (port != null) {
      requirePort(port);
      reader = reader.withProperty("woad.port", port.toString());
    }
    if (data != null) {
      reader = reader.withProperty("woad.data", data.toAbsolutePath().toString());
    }
    return config == null ? reader.read(defaultConfiguration()) : reader.read(config);
  }

  private void requirePort(int number) {
    if (number < 0 || number > 65535) {
      throw new ParameterException(
          spec().commandLine(), "--port: " + number + " (expected: 0 to 65535)");
    }
  }

  private static URL defaultConfiguration() {
    return Objects.requireNonNull(WoadHost.class.getResource(DEFAULT_CONFIGURATION));
  }

  private static void print(PrintWriter out, URL text) {
    try (InputStream in = text.openStream()) {
      out.print(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int refuse(ParameterException e, String... arguments) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println("woad-host: " + e.getMessage());
    err.println("woad-host --help lists the options.");
    return MISTAKES;
  }

  private CommandSpec spec() {
    return Objects.requireNonNull(spec);
  }

  private PrintWriter out() {
    return spec().commandLine().getOut();
  }

  private PrintWriter err() {
    return spec().commandLine().getErr();
  }

  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = WoadHost.class.getPackage().getImplementationVersion();
      return new String[] {"woad-host " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
