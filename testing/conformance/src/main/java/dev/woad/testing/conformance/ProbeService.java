package dev.woad.testing.conformance;

import dev.woad.bindings.message.MessageHeader;
import dev.woad.contracts.ConcurrencyMode;
import dev.woad.contracts.InstanceContextMode;
import dev.woad.contracts.ServiceBehavior;
import dev.woad.dispatcher.OperationContext;
import jakarta.activation.DataHandler;
import jakarta.xml.ws.Holder;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** The service behind {@link Probe}, and what a test sees of it. */
@ServiceBehavior(
    instanceContextMode = InstanceContextMode.SINGLE,
    concurrencyMode = ConcurrencyMode.MULTIPLE)
public final class ProbeService implements Probe {

  /** The header that is asked for. */
  public static final QName TRACE = new QName(NAMESPACE, "Trace", "p");

  /** The header that is sent back. */
  public static final QName TRACED = new QName(NAMESPACE, "Traced", "p");

  /** A note that is taken only when the gate of its name is opened. */
  public static final String GATED = "(gated)";

  /** A note that cannot be taken. */
  public static final String FAILING = "(failing)";

  /** The length of a text that cannot be written as XML. */
  public static final int UNPRINTABLE = -1;

  private final BlockingQueue<String> notes = new LinkedBlockingQueue<>();
  private final Gates gates = new Gates();

  /** Creates the service. */
  public ProbeService() {}

  /** Waits for the next note; null if none comes. */
  public @Nullable String nextNote() throws InterruptedException {
    return notes.poll(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Returns the gates that {@link #await} waits at. */
  public Gates gates() {
    return gates;
  }

  @Override
  public @Nullable String echo(@Nullable String text) {
    return text;
  }

  @Override
  public byte[] echoBytes(byte[] bytes) {
    return bytes;
  }

  @Override
  public List<Sample> echoList(List<Sample> samples) {
    return samples;
  }

  @Override
  public int add(int left, int right) throws OverflowFault {
    try {
      return Math.addExact(left, right);
    } catch (ArithmeticException e) {
      throw new OverflowFault(left + " + " + right, OverflowFault.Detail.of(left, right));
    }
  }

  @Override
  public void swap(Holder<String> left, Holder<String> right) {
    String before = left.value;
    left.value = right.value;
    right.value = before;
  }

  @Override
  public void fail(String message) {
    throw new IllegalStateException(message);
  }

  @Override
  public void notify(String text) {
    if (text.equals(FAILING)) {
      throw new IllegalStateException("no such note");
    }
    notes.add(text.equals(GATED) ? gates.await(text) : text);
  }

  @Override
  public String echoHeader() {
    OperationContext context = OperationContext.current();
    String text =
        context.incomingMessageHeaders().find(TRACE).map(MessageHeader::text).orElse("(none)");
    context.outgoingMessageHeaders().add(MessageHeader.of(TRACED, "seen:" + text));
    return text;
  }

  @Override
  public void nothing() {
    // Only the call matters.
  }

  @Override
  public int length(String text) {
    return text.length();
  }

  @Override
  public String produce(int length) {
    return length == UNPRINTABLE ? "half \uD83D" : "x".repeat(length);
  }

  @Override
  public DataHandler echoData(DataHandler data) {
    return data;
  }

  @Override
  public void refuse(String kind) {
    throw ProbeFaults.of(kind);
  }

  @Override
  public String await(String gate) {
    return gates.await(gate);
  }
}
