package dev.woad.cli;

import dev.woad.bindings.jms.ArtemisBroker;
import dev.woad.bindings.jms.DeadLetter;
import dev.woad.bindings.jms.DeadLetters;
import dev.woad.bindings.jms.JmsBinding;
import dev.woad.bindings.jms.JmsConnectionSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
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

/** Sends messages, shows those that could not be processed, and sends them back. */
@Command(
    name = "queue",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Sends messages to queues, shows those that could not be processed, and sends them back.")
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
    return DeadLetters.of(user == null ? settings : settings.withUser(user, password()), queue);
  }

  private static String password() {
    String password = System.getenv("WOAD_BROKER_PASSWORD");
    return password == null ? "" : password;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }

  @Command(
      name = "send",
      mixinStandardHelpOptions = true,
      description =
          "Sends an envelope of SOAP 1.1 to a queue or a topic, such as jms:queue:orders, and prints"
              + " the reply. Exit code 1 if that is a fault.")
  int send(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(paramLabel = "FILE", description = "The envelope; - for standard input.")
          Path file,
      @Option(names = "--action", description = "The action, where the body does not tell.")
          @Nullable String action,
      @Option(names = "--one-way", description = "Does not wait for a reply.") boolean oneWay,
      @Option(
              names = "--timeout",
              paramLabel = "SECONDS",
              defaultValue = "60",
              description = "How long to wait for the reply.")
          int seconds)
      throws IOException {
    JmsBinding.Builder binding = JmsBinding.builder().brokerUrl(broker);
    if (user != null) {
      binding.user(user, password());
    }
    QueueSend.Reply reply =
        new QueueSend(binding, address, Duration.ofSeconds(seconds)).send(file, action, oneWay);
    if (reply == null) {
      return 0;
    }
    out().println(reply.envelope());
    out().flush();
    return reply.fault() ? 1 : 0;
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
