package dev.woad.testing.conformance;

import dev.woad.contracts.FaultCode;
import dev.woad.contracts.FaultException;
import dev.woad.dispatcher.OperationContext;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The service behind {@link Tally}. Its instances share what tells a test about them. */
public final class TallyService implements Tally {

  private final Gates gates;
  private final List<String> ends;
  private final AtomicInteger sum = new AtomicInteger();
  private final List<String> notes = new CopyOnWriteArrayList<>();

  /** Creates an instance that adds how its sessions end to the given list. */
  public TallyService(Gates gates, List<String> ends) {
    this.gates = gates;
    this.ends = ends;
  }

  @Override
  public int count(int number) {
    if (sum.get() == 0) {
      OperationContext.current().channel().onFaulted(error -> ends.add("lost"));
      OperationContext.current().channel().onClosed(() -> ends.add("over"));
    }
    return sum.addAndGet(number);
  }

  @Override
  public void note(String text) {
    notes.add(text);
  }

  @Override
  public String notes() {
    return String.join(" ", notes);
  }

  @Override
  public String session() {
    return OperationContext.current().sessionId().orElse("(none)");
  }

  @Override
  public String pause(String gate) {
    return gates.await(gate);
  }

  @Override
  public void linger(String gate) {
    notes.add(gates.await(gate));
  }

  @Override
  public void stumble(boolean fault) {
    throw fault
        ? FaultException.of(FaultCode.SENDER, "as asked for")
        : new IllegalStateException("as asked for");
  }

  @Override
  public void breakDown() {
    throw new IllegalStateException("as asked for");
  }

  @Override
  public int finish() {
    return sum.get();
  }
}
