package dev.woad.testing.conformance;

import dev.woad.contracts.CallbackBehavior;
import dev.woad.contracts.ConcurrencyMode;
import dev.woad.contracts.FaultCode;
import dev.woad.contracts.FaultException;
import dev.woad.dispatcher.OperationContext;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client's callback object: what it is asked says what it does. One callback at a time. */
public sealed class FeedClient implements FeedCallback {

  private final Gates gates = new Gates();
  private final List<Integer> ticks = new CopyOnWriteArrayList<>();

  /** Creates an object that nobody has called yet. */
  public FeedClient() {}

  Gates gates() {
    return gates;
  }

  List<Integer> ticks() {
    return ticks;
  }

  @Override
  public void tick(int number) {
    ticks.add(number);
  }

  @Override
  public String answer(String question) throws OverflowFault {
    if (question.startsWith("wait")) {
      return gates.await(question);
    }
    return switch (question) {
      case "fault" -> throw FaultException.of(FaultCode.SENDER, "no idea");
      case "declared" -> throw new OverflowFault("too much", OverflowFault.Detail.of(1, 2));
      case "failure" -> throw new IllegalStateException("no idea");
      case "service" -> OperationContext.current().callbackChannel(Feed.class).repeat("back");
      default -> "answer to " + question;
    };
  }

  /** One that lets others in while it calls the service. */
  @CallbackBehavior(concurrencyMode = ConcurrencyMode.REENTRANT)
  static final class Reentrant extends FeedClient {}

  /** One that takes any number of callbacks at a time. */
  @CallbackBehavior(concurrencyMode = ConcurrencyMode.MULTIPLE)
  static final class Multiple extends FeedClient {}
}
