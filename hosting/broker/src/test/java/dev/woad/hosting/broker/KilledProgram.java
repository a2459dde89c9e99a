package dev.woad.hosting.broker;

import dev.woad.bindings.jms.JmsBinding;
import dev.woad.bindings.jms.JmsCorrelation;
import dev.woad.clients.ChannelFactory;
import dev.woad.dispatcher.OperationContext;
import dev.woad.hosting.ServiceHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The programs that are killed: a broker, a host and a client. */
final class KilledProgram {

  static final String BROKER = "broker";
  static final String HOST = "host";
  static final String CLIENT = "client";

  private final Path directory;
  private final int port;

  private KilledProgram(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  public static void main(String[] arguments) throws Exception {
    KilledProgram program =
        new KilledProgram(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
    switch (arguments[0]) {
      case BROKER -> program.runBroker();
      case HOST -> program.runHost();
      default -> program.runClient();
    }
    System.exit(0);
  }

  static Path ledger(Path directory) {
    return directory.resolve("ledger");
  }

  static Path sent(Path directory) {
    return directory.resolve("sent");
  }

  static Path stop(Path directory) {
    return directory.resolve("stop");
  }

  private void runBroker() throws IOException {
    EmbeddedBroker broker =
        EmbeddedBroker.of(
            EmbeddedBrokerSettings.of(directory.resolve("broker"))
                .withPort(port, Set.of(BrokerProtocol.CORE))
                .withDestinations(List.of("notes", "replies"), List.of()));
    broker.open();
    awaitEndOfInput();
    broker.close();
  }

  private void runHost() throws IOException {
    ServiceHost host =
        ServiceHost.builder(new Ledger(ledger(directory)))
            .endpoint(Notes.class, binding(), BrokerSetup.QUEUE)
            .build();
    host.open();
    awaitEndOfInput();
    host.close(Duration.ofSeconds(2));
  }

  private static void awaitEndOfInput() throws IOException {
    while (System.in.read() >= 0) {
      // Whoever started this program ends it.
    }
  }

  /** Calls with one number after the other, and goes on where the last run ended. */
  private void runClient() throws IOException {
    Path journal = sent(directory);
    try (ChannelFactory<Notes> factory =
        ChannelFactory.of(Notes.class, binding(), BrokerSetup.QUEUE)) {
      Notes channel = factory.createChannel();
      for (int number = Ledger.lines(journal).size(); !Files.exists(stop(directory)); number++) {
        String text = "number-" + number;
        JmsCorrelation call = JmsCorrelation.of(text);
        try (OperationContext.Scope scope = OperationContext.openScope()) {
          OperationContext.current().outgoingMessageProperties().put(JmsCorrelation.class, call);
          if (number % 2 == 0) {
            channel.note(text);
          } else if (!channel.ask(text).equals("answer to " + text)) {
            throw new IllegalStateException("wrong answer to " + text);
          }
        }
        Files.writeString(
            journal,
            text + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND,
            StandardOpenOption.SYNC);
        call.done();
      }
    }
  }

  private JmsBinding binding() {
    return JmsBinding.builder()
        .brokerUrl("tcp://localhost:" + port)
        .replyQueue("replies")
        .reconnectTimeout(Duration.ofSeconds(60))
        .receiving(
            receiving -> receiving.withRetries(1000, Duration.ofMillis(50), Duration.ofMillis(200)))
        .build();
  }
}
