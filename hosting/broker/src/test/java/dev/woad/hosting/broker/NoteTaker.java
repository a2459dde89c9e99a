package dev.woad.hosting.broker;

import dev.woad.bindings.jms.JmsMessageProperty;
import dev.woad.contracts.ConcurrencyMode;
import dev.woad.contracts.InstanceContextMode;
import dev.woad.contracts.ServiceBehavior;
import dev.woad.dispatcher.OperationContext;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes notes, and refuses some. */
@ServiceBehavior(
    instanceContextMode = InstanceContextMode.SINGLE,
    concurrencyMode = ConcurrencyMode.MULTIPLE)
public final class NoteTaker implements Notes {

  final BlockingQueue<String> taken = new LinkedBlockingQueue<>();
  final BlockingQueue<JmsMessageProperty> properties = new LinkedBlockingQueue<>();
  final AtomicInteger failuresLeft = new AtomicInteger();

  @Override
  public void note(String text) {
    OperationContext.current()
        .incomingMessageProperties()
        .find(JmsMessageProperty.class)
        .ifPresent(properties::add);
    if (failuresLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IllegalStateException("cannot take " + text);
    }
    taken.add(text);
  }

  @Override
  public void event(String kind, String text) {
    taken.add(kind + " " + text);
  }

  @Override
  public String ask(String text) {
    taken.add(text);
    return "answer to " + text;
  }

  String next() throws InterruptedException {
    String text = taken.poll(20, TimeUnit.SECONDS);
    return text == null ? "(nothing)" : text;
  }
}
