package dev.woad.cli;

import dev.woad.clients.metadata.MetadataException;
import dev.woad.contracts.CommunicationException;
import java.io.IOException;
import javax.xml.stream.XMLStreamException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** Tools for people who call services and look at them; the main class of {@code woad.jar}. */
@Command(
    name = "woad",
    mixinStandardHelpOptions = true,
    versionProvider = Woad.Version.class,
    usageHelpWidth = 100,
    synopsisSubcommandLabel = "COMMAND",
    description = "Calls services, and shows what they are and what is on the wire.",
    subcommands = {
      Describe.class,
      Call.class,
      ToText.class,
      ToBinary.class,
      Queue.class,
      AutoComplete.GenerateCompletion.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Done.",
      "1:Not done: what was read is not what it should be, or nobody answers.",
      "2:Mistakes on the command line, or values that the service does not know.",
      "3:The service answered with a fault."
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
              if (commandLine.getCommand() instanceof Debuggable tool && tool.isDebug()) {
                thrown.printStackTrace(commandLine.getErr());
              }
              if (thrown instanceof MistakenValueException) {
                commandLine.getErr().println("woad: " + thrown.getMessage());
                return CommandLine.ExitCode.USAGE;
              }
              if (thrown instanceof IOException
                  || thrown instanceof MetadataException
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
