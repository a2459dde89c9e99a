package dev.woad.hosting.standalone;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * What the command line says; null where it says nothing.
 *
 * @param config what to host
 * @param classpath where the classes of services are
 * @param check whether only to tell what would be opened
 * @param host where the default configuration listens
 * @param port the port of the default configuration
 * @param tcpPort the port of net.tcp in the default configuration
 * @param brokerPort the port of the broker in the default configuration
 * @param data where the default configuration keeps its data
 * @param logLevel how much to log
 */
record HostOptions(
    @Nullable Path config,
    String classpath,
    boolean check,
    @Nullable String host,
    @Nullable Integer port,
    @Nullable Integer tcpPort,
    @Nullable Integer brokerPort,
    @Nullable Path data,
    boolean allowUnsecured,
    LogLevel logLevel) {

  static final HostOptions DEFAULT =
      new HostOptions(null, "", false, null, null, null, null, null, false, LogLevel.INFO);

  static final String PRINT_CONFIG = "--print-config";

  private static final int WIDTH = 100;
  private static final int MAX_PORT = 65_535;

  /** Returns the options that were parsed by {@link #commandLine}. */
  static HostOptions of(ParseResult parsed) {
    Integer port = port("--port", parsed);
    Integer tcpPort = port("--tcp-port", parsed);
    Integer brokerPort = port("--broker-port", parsed);
    // Whoever wants no fixed port wants none at all.
    boolean isPortFree = port != null && port == 0;
    return new HostOptions(
        parsed.matchedOptionValue("--config", null),
        parsed.matchedOptionValue("--classpath", ""),
        parsed.hasMatchedOption("--check"),
        parsed.matchedOptionValue("--host", null),
        port,
        tcpPort == null && isPortFree ? port : tcpPort,
        brokerPort == null && isPortFree ? port : brokerPort,
        parsed.matchedOptionValue("--data", null),
        parsed.hasMatchedOption("--allow-unsecured"),
        parsed.matchedOptionValue("--log-level", LogLevel.INFO));
  }

  private static @Nullable Integer port(String option, ParseResult parsed) {
    Integer port = parsed.matchedOptionValue(option, null);
    if (port != null && (port < 0 || port > MAX_PORT)) {
      throw new ParameterException(
          parsed.commandSpec().commandLine(),
          option + ": " + port + " (expected: 0 to " + MAX_PORT + ")");
    }
    return port;
  }

  /**
   * Returns a parser, told of the options one by one: to find them by reflection takes its time.
   */
  static CommandLine commandLine(String version) {
    CommandSpec spec = CommandSpec.create().name("woad-host").version("woad-host " + version);
    spec.addOption(
            text(
                "--config",
                "FILE",
                Path.class,
                "What to host. Without it the order desk, as " + PRINT_CONFIG + " shows."))
        .addOption(
            text(
                "--classpath",
                "JARS",
                String.class,
                "Where the classes of your services are: JARs, directories, and DIR/* for all JARs"
                    + " of a directory, separated as the system separates paths."))
        .addOption(
            flag("Print what would be opened, or all mistakes there are, and end.", "--check"))
        .addOption(flag("Print the default configuration and end.", PRINT_CONFIG));
    addVariables(spec);
    spec.addOption(
        text(
            "--log-level",
            "LEVEL",
            LogLevel.class,
            "What to log, on standard error: error, warn, info, debug or trace. Default: info."));
    addHelp(spec);
    spec.usageMessage()
        .description("Hosts services at the endpoints that a configuration file gives them.")
        .sortOptions(false)
        .width(WIDTH)
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(exitCodes());
    return new CommandLine(spec).setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static void addVariables(CommandSpec spec) {
    spec.addOption(
            text(
                "--host",
                "NAME",
                String.class,
                "Where the default configuration listens, in place of localhost: a name or address"
                    + " of this machine, or 0.0.0.0 for all. Any configuration may use it as"
                    + " $${sys:woad.host}."))
        .addOption(
            text(
                "--port",
                "N",
                Integer.class,
                "The port of the default configuration, in place of 8080; 0 for any that is free."
                    + " Any configuration may use it as $${sys:woad.port}."))
        .addOption(
            text(
                "--tcp-port",
                "N",
                Integer.class,
                "The port of net.tcp in the default configuration, in place of 8808; 0, as with"
                    + " --port 0, for any that is free. Any configuration may use it as"
                    + " $${sys:woad.tcpPort}."))
        .addOption(
            text(
                "--broker-port",
                "N",
                Integer.class,
                "The port of the message broker in the default configuration, in place of 61616; 0,"
                    + " as with --port 0, for any that is free. Any configuration may use it as"
                    + " $${sys:woad.brokerPort}."))
        .addOption(
            text(
                "--data",
                "DIR",
                Path.class,
                "Where the default configuration keeps its data, in place of ./run. Any"
                    + " configuration may use it as $${sys:woad.data}."))
        .addOption(
            flag(
                "Have the default configuration listen where others than this machine reach it,"
                    + " though nothing secures it. Any configuration may use it as"
                    + " $${sys:woad.allowUnsecured}.",
                "--allow-unsecured"));
  }

  private static void addHelp(CommandSpec spec) {
    spec.addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Print this and end.")
                .build())
        .addOption(
            OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Print the version and end.")
                .build());
  }

  private static OptionSpec text(String name, String label, Class<?> type, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(type)
        .arity("1")
        .description(description)
        .build();
  }

  private static OptionSpec flag(String description, String name) {
    return OptionSpec.builder(name).description(description).build();
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put(
        String.valueOf(WoadHost.CLOSED),
        "Closed in order by SIGTERM or SIGINT, calls under way finished; or nothing was to be"
            + " opened.");
    codes.put(String.valueOf(WoadHost.NOT_OPENED), "Not opened; for example, the port is in use.");
    codes.put(
        String.valueOf(WoadHost.MISTAKES), "Mistakes on the command line or in the configuration.");
    codes.put(
        String.valueOf(WoadHost.NOT_CLOSED),
        "Ended by SIGTERM or SIGINT, but not all could be closed in order; the log says what.");
    return codes;
  }
}
