package dev.woad.hosting.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.bindings.jms.DeadLetters;
import dev.woad.bindings.jms.JmsConnectionSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broker, host and client are killed, one after the other, and no call is lost or done twice. */
final class KillTest {

  private static final int KILLS = Integer.getInteger("woad.kills", 20);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path directory;

  private final Map<String, Process> processes = new HashMap<>();
  private int port;

  @Test
  void everyCallIsProcessedOnceWhateverIsKilled() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Random random = new Random(20);
    List<String> victims = List.of(KilledProgram.BROKER, KilledProgram.HOST, KilledProgram.CLIENT);
    victims.forEach(this::start);
    try {
      for (int kill = 0; kill < KILLS; kill++) {
        // That calls go on says that nothing is stuck after the last kill.
        awaitLedger(ledger().size() + 3);
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(200_000)));
        String victim = victims.get(kill % victims.size());
        Process killed = processes.get(victim);
        assertThat(killed.isAlive())
            .as("%s before kill %s: %s", victim, kill, log(victim))
            .isTrue();
        killed.destroyForcibly().waitFor();
        start(victim);
      }
      awaitLedger(ledger().size() + 3);
      Files.createFile(KilledProgram.stop(directory));
      Process client = processes.get(KilledProgram.CLIENT);
      assertThat(client.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(client.exitValue()).as(log(KilledProgram.CLIENT)).isZero();

      List<String> sent = Ledger.lines(KilledProgram.sent(directory));
      awaitLedger(sent.size());
      assertThat(texts()).containsExactlyInAnyOrderElementsOf(sent);
      assertThat(left("DLQ")).as("dead letters").isEmpty();
      assertThat(left("notes")).as("stuck").isEmpty();
      // A client that was killed after it had written an answer down had no time to take it.
      assertThat(replies()).as("answers").hasSizeLessThanOrEqualTo(KILLS / 3 + 1);
      assertThat(sent).containsAll(replies());
    } finally {
      processes.values().forEach(process -> process.destroyForcibly().onExit().join());
    }
  }

  private List<String> left(String queue) {
    JmsConnectionSettings settings =
        JmsConnectionSettings.DEFAULT.withBrokerUrl("tcp://localhost:" + port);
    try (DeadLetters letters = DeadLetters.of(settings, queue)) {
      return BrokerSetup.await(() -> letters.list(10), List::isEmpty).stream()
          .map(Object::toString)
          .toList();
    }
  }

  private List<String> replies() {
    JmsConnectionSettings settings =
        JmsConnectionSettings.DEFAULT.withBrokerUrl("tcp://localhost:" + port);
    try (DeadLetters letters = DeadLetters.of(settings, "replies")) {
      return letters.list(100).stream()
          .map(letter -> letter.body().replaceAll("(?s).*(number-\\d+).*", "$1"))
          .toList();
    }
  }

  private List<String> ledger() {
    try {
      return Ledger.lines(KilledProgram.ledger(directory));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> texts() {
    return ledger().stream().map(line -> line.substring(line.indexOf(' ') + 1)).toList();
  }

  private void awaitLedger(int lines) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (ledger().size() < lines) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "ledger: " + ledger().size() + " lines (expected: >= " + lines + ")\n" + state());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  private void start(String program) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx128m"));
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(
        List.of(
            KilledProgram.class.getName(), program, directory.toString(), String.valueOf(port)));
    try {
      processes.put(
          program,
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(directory.resolve(program + ".log").toFile()))
              .start());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String state() throws AssertionError {
    JmsConnectionSettings settings =
        JmsConnectionSettings.DEFAULT.withBrokerUrl("tcp://localhost:" + port);
    StringBuilder state = new StringBuilder();
    for (String queue : List.of("DLQ", "notes", "replies")) {
      try (DeadLetters letters = DeadLetters.of(settings, queue)) {
        state.append(queue).append(": ").append(letters.list(10)).append("\n");
      }
    }
    List<String> done = texts();
    try {
      List<String> sent = Ledger.lines(KilledProgram.sent(directory));
      state.append("sent ").append(sent.size()).append("; not done: ");
      sent.stream().filter(text -> !done.contains(text)).forEach(state::append);
    } catch (IOException e) {
      state.append(e);
    }
    return state
        + "\nlast: "
        + done.subList(Math.max(0, done.size() - 5), done.size())
        + "\n"
        + logs();
  }

  private String logs() {
    return log(KilledProgram.BROKER) + log(KilledProgram.HOST) + log(KilledProgram.CLIENT);
  }

  private String log(String program) {
    try {
      String text = Files.readString(directory.resolve(program + ".log"));
      return program + ":\n" + text.substring(Math.max(0, text.length() - 3000)) + "\n";
    } catch (IOException e) {
      return program + ": " + e;
    }
  }
}
