package dev.woad.hosting.broker;

import dev.woad.bindings.jms.JmsMessageProperty;
import dev.woad.contracts.ConcurrencyMode;
import dev.woad.contracts.InstanceContextMode;
import dev.woad.contracts.ServiceBehavior;
import dev.woad.dispatcher.OperationContext;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes what it is told, with the id of the message, to a file that outlives the process: a
 * message that was written before is not written again.
 */
@ServiceBehavior(
    instanceContextMode = InstanceContextMode.SINGLE,
    concurrencyMode = ConcurrencyMode.MULTIPLE)
public final class Ledger implements Notes {

  private final RandomAccessFile file;
  private final Map<String, String> known = new HashMap<>();

  Ledger(Path path) throws IOException {
    file = new RandomAccessFile(path.toFile(), "rw");
    String text = Files.readString(path);
    int whole = text.lastIndexOf('\n') + 1;
    for (String line : lines(path)) {
      known.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1));
    }
    // What was written in part was not done.
    file.setLength(whole);
    file.seek(whole);
  }

  /** Returns the lines that are whole. */
  static List<String> lines(Path path) throws IOException {
    if (!Files.exists(path)) {
      return List.of();
    }
    String text = Files.readString(path);
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.add(text.substring(start, end));
      start = end + 1;
    }
    return lines;
  }

  @Override
  public void note(String text) {
    write(text);
  }

  @Override
  public void event(String kind, String text) {
    write(text);
  }

  @Override
  public String ask(String text) {
    write(text);
    return "answer to " + text;
  }

  private synchronized void write(String text) {
    String id =
        OperationContext.current()
            .incomingMessageProperties()
            .find(JmsMessageProperty.class)
            .map(JmsMessageProperty::messageId)
            .orElseThrow();
    if (known.putIfAbsent(id, text) != null) {
      return;
    }
    try {
      file.write((id + " " + text + "\n").getBytes(StandardCharsets.UTF_8));
      file.getChannel().force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
