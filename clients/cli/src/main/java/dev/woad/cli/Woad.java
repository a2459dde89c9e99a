package dev.woad.cli;

import dev.woad.contracts.CommunicationException;
import java.io.IOException;
import javax.xml.stream.XMLStreamException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** Tools for people who look at what is on the wire; the main class of {@code woad.jar}. */
@Command(
    name = "woad",
    mixinStandardHelpOptions = true,
    versionProvider = Woad.Version.class,
    usageHelpWidth = 100,
    synopsisSubcommandLabel = "COMMAND",
    description = "Tools for people who look at what is on the wire.",
    subcommands = {ToText.class, ToBinary.class, Queue.class},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Done.",
      "1:What was read is not what it should be.",
      "2:Mistakes on the command line."
    })
public final class Woad {

  private Woad() {}

  /** Runs the program, and ends the JVM. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Woad())
        .setExecutionExceptionHandler(
            (thrown, commandLine, parsed) -> {
              if (thrown instanceof IOException
                  || thrown instanceof XMLStreamException
                  || thrown instanceof CommunicationException) {
                commandLine.getErr().println("woad: " + thrown.getMessage());
                return CommandLine.ExitCode.SOFTWARE;
              }
              throw thrown;
            });
  }

  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = Woad.class.getPackage().getImplementationVersion();
      return new String[] {"woad " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
