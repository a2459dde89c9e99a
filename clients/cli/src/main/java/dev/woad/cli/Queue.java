package dev.woad.cli;

import dev.woad.bindings.jms.ArtemisBroker;
import dev.woad.bindings.jms.DeadLetter;
import dev.woad.bindings.jms.DeadLetters;
import dev.woad.bindings.jms.JmsConnectionSettings;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Shows messages that could not be processed, and sends them back. */
@Command(
    name = "queue",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    synopsisSubcommandLabel = "COMMAND",
    description = "Shows messages that could not be processed, and sends them back.")
final class Queue {

  private static final int MOST = 10_000;

  @Option(
      names = "--broker",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description = "The broker. Without it, " + ArtemisBroker.DEFAULT_URL + ".")
  private String broker = ArtemisBroker.DEFAULT_URL;

  @Option(
      names = "--queue",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description = "The queue of dead letters. Without it, DLQ.")
  private String queue = "DLQ";

  @Option(
      names = "--user",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description = "Who connects; the password is that of the variable WOAD_BROKER_PASSWORD.")
  private @Nullable String user;

  @Spec private CommandSpec spec = CommandSpec.create();

  private DeadLetters open() {
    JmsConnectionSettings settings = JmsConnectionSettings.DEFAULT.withBrokerUrl(broker);
    String password = System.getenv("WOAD_BROKER_PASSWORD");
    return DeadLetters.of(
        user == null ? settings : settings.withUser(user, password == null ? "" : password), queue);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description =
          "Lists the messages, oldest first: id, time, where it was sent, and why it is there.")
  int list() {
    try (DeadLetters letters = open()) {
      for (DeadLetter letter : letters.list(MOST)) {
        out()
            .println(
                String.join(
                    "\t",
                    letter.id(),
                    letter.since().toString(),
                    letter.origin(),
                    letter.reason()));
      }
    }
    out().flush();
    return 0;
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows a message: its properties, an empty line, and its envelope.")
  int show(@Parameters(paramLabel = "ID") String id) {
    try (DeadLetters letters = open()) {
      Optional<DeadLetter> found = letters.find(id);
      if (found.isEmpty()) {
        return unknown(id);
      }
      DeadLetter letter = found.get();
      out().println("id: " + letter.id());
      out().println("first id: " + letter.messageId());
      out().println("since: " + letter.since());
      out().println("origin: " + letter.origin());
      out().println("reason: " + letter.reason());
      out().println("content type: " + letter.contentType());
      for (Map.Entry<String, Object> property : new TreeMap<>(letter.properties()).entrySet()) {
        out().println(property.getKey() + ": " + property.getValue());
      }
      out().println();
      out().println(letter.body());
    }
    out().flush();
    return 0;
  }

  @Command(
      name = "retry",
      mixinStandardHelpOptions = true,
      description = "Sends messages back to where they came from.")
  int retry(
      @Option(names = "--all", description = "All there are.") boolean all,
      @Parameters(arity = "0..*", paramLabel = "ID") @Nullable List<String> ids) {
    List<String> wanted = new ArrayList<>(ids == null ? List.of() : ids);
    int status = 0;
    try (DeadLetters letters = open()) {
      if (all) {
        letters.list(MOST).forEach(letter -> wanted.add(letter.id()));
      }
      for (String id : wanted) {
        if (letters.sendBack(id)) {
          out().println(id);
        } else {
          status = unknown(id);
        }
      }
    }
    out().flush();
    return status;
  }

  private int unknown(String id) {
    err().println("woad: message " + id + " is not in " + queue);
    return 1;
  }
}
