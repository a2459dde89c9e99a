package dev.woad.testing.conformance;

import dev.woad.bindings.message.MessageHeader;
import dev.woad.contracts.ConcurrencyMode;
import dev.woad.contracts.InstanceContextMode;
import dev.woad.contracts.ServiceBehavior;
import dev.woad.dispatcher.OperationContext;
import jakarta.xml.ws.Holder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
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

  private static final long PATIENCE_SECONDS = 20;

  private final BlockingQueue<String> notes = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>();
  private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();

  /** Creates the service. */
  public ProbeService() {}

  /** Waits for the next note; null if none comes. */
  public @Nullable String nextNote() throws InterruptedException {
    return notes.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Waits until a call waits at a gate; null if none comes. */
  public @Nullable String nextWaiting() throws InterruptedException {
    return waiting.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Lets all calls at a gate go on. */
  public void open(String gate) {
    gate(gate).countDown();
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
    notes.add(text);
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
  public String await(String gate) {
    waiting.add(gate);
    try {
      return gate(gate).await(PATIENCE_SECONDS, TimeUnit.SECONDS) ? gate : "(too late)";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "(interrupted)";
    }
  }

  private CountDownLatch gate(String name) {
    return gates.computeIfAbsent(name, absent -> new CountDownLatch(1));
  }
}
