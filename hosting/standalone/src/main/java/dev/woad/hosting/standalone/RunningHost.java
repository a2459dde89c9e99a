package dev.woad.hosting.standalone;

import dev.woad.hosting.Hosts;
import java.io.PrintWriter;

/** Hosts from their opening to the end of the JVM. */
final class RunningHost {

  private final Hosts hosts;
  private final PrintWriter out;

  private RunningHost(Hosts hosts, PrintWriter out) {
    this.hosts = hosts;
    this.out = out;
  }

  static RunningHost of(Hosts hosts, PrintWriter out) {
    return new RunningHost(hosts, out);
  }

  /** Prints what would be opened. */
  int check() {
    EndpointTable.lines(hosts).forEach(out::println);
    return WoadHost.CLOSED;
  }

  /** Opens, and returns when all is closed. */
  int run() throws InterruptedException {
    // For ends of the JVM that no signal of ours announces, such as the loss of its terminal.
    Runtime.getRuntime().addShutdownHook(new Thread(hosts::close, "woad-close"));
    hosts.open();
    Signals.handle(this::close);
    EndpointTable.lines(hosts).forEach(out::println);
    out.println("ready in " + millisSinceStart() + " ms");
    hosts.awaitClose();
    return WoadHost.CLOSED;
  }

  private void close() {
    hosts.close();
    // Else the JVM would end with the number of the signal.
    System.exit(WoadHost.CLOSED);
  }

  private static long millisSinceStart() {
    return ProcessHandle.current()
        .info()
        .startInstant()
        .map(start -> System.currentTimeMillis() - start.toEpochMilli())
        .orElse(0L);
  }
}
