package dev.woad.benchmarks;

import dev.woad.bindings.Binding;
import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.binary.BinaryMessageEncodingBindingElement;
import dev.woad.bindings.encoding.TextMessageEncodingBindingElement;
import dev.woad.bindings.inprocess.InProcessTransportBindingElement;
import dev.woad.bindings.message.MessageVersion;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Measures what a call costs without a network: all that is done with a message on both ends, on
 * one thread.
 *
 * <p>Arguments: how many rounds and how many seconds an encoding has in each. Without arguments: 5
 * and 2.
 */
public final class InProcess {

  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private InProcess() {}

  /** Runs the benchmark, and prints a table. */
  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
    List<Wire> wires =
        List.of(
            wire(
                "binary",
                CustomBinding.of(
                    BinaryMessageEncodingBindingElement.create(),
                    InProcessTransportBindingElement.create())),
            wire(
                "text",
                CustomBinding.of(
                    TextMessageEncodingBindingElement.of(MessageVersion.SOAP12_WSA10),
                    InProcessTransportBindingElement.create())));
    System.out.println("| encoding | CPU us a call | KB allocated a call |");
    System.out.println("|---|---|---|");
    for (Wire wire : wires) {
      try (Wire.Client client = wire.connect(wire.serve())) {
        for (int round = 0; round < rounds; round++) {
          measure(wire.name(), client, TimeUnit.SECONDS.toNanos(seconds));
        }
      }
    }
    System.exit(0);
  }

  private static Wire wire(String name, Binding binding) {
    return new WoadWire(name, binding, "inproc://" + name);
  }

  private static void measure(String name, Wire.Client client, long nanos) throws Exception {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long cpu = THREADS.getCurrentThreadCpuTime();
    long end = System.nanoTime() + nanos;
    int calls = 0;
    while (System.nanoTime() < end) {
      client.call();
      calls++;
    }
    System.out.printf(
        "| %s | %.1f | %.1f |%n",
        name,
        (THREADS.getCurrentThreadCpuTime() - cpu) / 1e3 / calls,
        (THREADS.getCurrentThreadAllocatedBytes() - bytes) / 1024.0 / calls);
  }
}
