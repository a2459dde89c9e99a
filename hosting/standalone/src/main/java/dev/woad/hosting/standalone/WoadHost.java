package dev.woad.hosting.standalone;

import dev.woad.hosting.Hosts;
import dev.woad.hosting.configuration.ConfigurationException;
import dev.woad.hosting.configuration.ConfigurationReader;
import dev.woad.hosting.configuration.HostConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Hosts services by a command line; the main class of {@code woad-host.jar}. */
public final class WoadHost {

  static final int CLOSED = 0;
  static final int NOT_OPENED = 1;
  static final int MISTAKES = 2;
  static final int NOT_CLOSED = 3;

  private static final String DEFAULT_CONFIGURATION = "woad-host.yaml";

  private final PrintWriter out;
  private final PrintWriter err;

  private WoadHost(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  /** Runs the program, and ends the JVM. */
  public static void main(String[] arguments) throws InterruptedException {
    // In the charset of the system, as System.out has it.
    PrintWriter out = new PrintWriter(System.out, true, Charset.defaultCharset());
    PrintWriter err = new PrintWriter(System.err, true, Charset.defaultCharset());
    System.exit(new WoadHost(out, err).run(arguments));
  }

  private int run(String[] arguments) throws InterruptedException {
    if (arguments.length == 0) {
      return host(HostOptions.DEFAULT);
    }
    if (arguments[0].equals(HashPasswordCommand.NAME)) {
      return new HashPasswordCommand(out, err).run();
    }
    if (arguments[0].equals(CertificatesCommand.NAME)) {
      return new CertificatesCommand(out, err)
          .run(Arrays.copyOfRange(arguments, 1, arguments.length));
    }
    try {
      CommandLine commandLine = HostOptions.commandLine(version());
      ParseResult parsed = commandLine.parseArgs(arguments);
      if (parsed.isUsageHelpRequested()) {
        commandLine.usage(out);
      } else if (parsed.isVersionHelpRequested()) {
        commandLine.printVersionHelp(out);
      } else if (parsed.hasMatchedOption(HostOptions.PRINT_CONFIG)) {
        print(defaultConfiguration());
      } else {
        return host(HostOptions.of(parsed));
      }
      return CLOSED;
    } catch (ParameterException e) {
      return refuse(String.valueOf(e.getMessage()));
    }
  }

  private int host(HostOptions options) throws InterruptedException {
    options.logLevel().apply();
    ClassLoader loader;
    try {
      loader = ServiceClassPath.loader(options.classpath());
    } catch (IllegalArgumentException e) {
      return refuse("--classpath: " + e.getMessage());
    }
    // What engines load by the context class loader must find the services' classes.
    Thread.currentThread().setContextClassLoader(loader);
    try {
      HostConfiguration configuration = read(options);
      if (options.check()) {
        try (Hosts hosts = configuration.build()) {
          EndpointTable.lines(hosts).forEach(out::println);
        }
      } else {
        RunningHost.open(configuration, out).awaitClose();
      }
      return CLOSED;
    } catch (ConfigurationException e) {
      e.errors().forEach(err::println);
      return MISTAKES;
    } catch (RuntimeException | LinkageError e) {
      err.println("woad-host: " + Failures.line(e));
      if (options.logLevel().isDebug()) {
        e.printStackTrace(err);
      }
      return NOT_OPENED;
    }
  }

  private static HostConfiguration read(HostOptions options) {
    ConfigurationReader reader = ConfigurationReader.create();
    if (options.host() != null) {
      reader = reader.withProperty("woad.host", options.host());
    }
    if (options.port() != null) {
      reader = reader.withProperty("woad.port", options.port().toString());
    }
    if (options.tcpPort() != null) {
      reader = reader.withProperty("woad.tcpPort", options.tcpPort().toString());
    }
    if (options.brokerPort() != null) {
      reader = reader.withProperty("woad.brokerPort", options.brokerPort().toString());
    }
    if (options.allowUnsecured()) {
      reader = reader.withProperty("woad.allowUnsecured", "true");
    }
    if (options.data() != null) {
      // H2 takes no relative path that does not begin with a dot.
      reader = reader.withProperty("woad.data", options.data().toAbsolutePath().toString());
    }
    return options.config() == null
        ? reader.read(defaultConfiguration())
        : reader.read(options.config());
  }

  private int refuse(String message) {
    err.println("woad-host: " + message);
    err.println("woad-host --help lists the options.");
    return MISTAKES;
  }

  private void print(URL text) {
    try (InputStream in = text.openStream()) {
      out.print(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URL defaultConfiguration() {
    return Objects.requireNonNull(WoadHost.class.getResource(DEFAULT_CONFIGURATION));
  }

  private static String version() {
    String version = WoadHost.class.getPackage().getImplementationVersion();
    return version == null ? "(unpackaged)" : version;
  }
}
