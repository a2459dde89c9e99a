package dev.woad.hosting.standalone;

import dev.woad.security.development.DevelopmentCertificates;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Makes certificates for trying things: {@code woad-host.jar certificates --dev}. */
final class CertificatesCommand {

  static final String NAME = "certificates";

  private static final String DEV = "--dev";
  private static final String DIRECTORY = "--directory";
  private static final String HOST = "--host";
  private static final String CLIENT = "--client";
  private static final int WIDTH = 100;

  private final PrintWriter out;
  private final PrintWriter err;

  CertificatesCommand(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  int run(String[] arguments) {
    CommandLine commandLine = commandLine();
    try {
      ParseResult parsed = commandLine.parseArgs(arguments);
      if (parsed.isUsageHelpRequested()) {
        commandLine.usage(out);
        return WoadHost.CLOSED;
      }
      if (!parsed.hasMatchedOption(DEV)) {
        throw new ParameterException(
            commandLine, "--dev: missing (expected: --dev, for there are no others to be made)");
      }
      Path directory = parsed.matchedOptionValue(DIRECTORY, Path.of("tls"));
      DevelopmentCertificates.create(
              parsed.matchedOptionValue(HOST, List.of()),
              parsed.matchedOptionValue(CLIENT, "client"),
              Clock.systemUTC())
          .writeTo(directory)
          .forEach(out::println);
      return WoadHost.CLOSED;
    } catch (ParameterException e) {
      err.println("woad-host certificates: " + e.getMessage());
      err.println("woad-host certificates --help lists the options.");
      return WoadHost.MISTAKES;
    } catch (IOException e) {
      err.println("woad-host certificates: " + e.getMessage());
      return WoadHost.NOT_OPENED;
    }
  }

  private static CommandLine commandLine() {
    CommandSpec spec = CommandSpec.create().name("woad-host " + NAME);
    spec.addOption(
            OptionSpec.builder(DEV)
                .description(
                    "Make an authority of its own (ca.pem, ca.key), a server's certificate"
                        + " (server.pem, server.key) and a client's (client.pem, client.key), valid"
                        + " for a year. For trying things on one machine.")
                .build())
        .addOption(
            OptionSpec.builder(DIRECTORY)
                .paramLabel("DIR")
                .type(Path.class)
                .arity("1")
                .description("Where to write them. Default: tls.")
                .build())
        .addOption(
            OptionSpec.builder(HOST)
                .paramLabel("NAME")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .description(
                    "A name or address of the server besides localhost; may be given repeatedly.")
                .build())
        .addOption(
            OptionSpec.builder(CLIENT)
                .paramLabel("NAME")
                .type(String.class)
                .arity("1")
                .description("The name of the client. Default: client.")
                .build())
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Print this and end.")
                .build());
    spec.usageMessage().description("Makes certificates.").sortOptions(false).width(WIDTH);
    return new CommandLine(spec);
  }
}
