package dev.woad.hosting.standalone;

import dev.woad.hosting.Hosts;
import dev.woad.hosting.configuration.HostConfiguration;
import dev.woad.hosting.tomcat.TomcatJmx;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hosts from their opening to the end of the JVM. */
final class RunningHost {

  private static final Logger LOG = LoggerFactory.getLogger(RunningHost.class);

  private final Hosts hosts;

  private RunningHost(Hosts hosts) {
    this.hosts = hosts;
  }

  /** Opens what a configuration says, and tells of it. */
  static RunningHost open(HostConfiguration configuration, PrintWriter out) {
    TomcatJmx.disable();
    RunningHost running = new RunningHost(configuration.open());
    // For ends of the JVM that no signal of ours announces, such as the loss of its terminal.
    Runtime.getRuntime().addShutdownHook(new Thread(running.hosts::close, "woad-close"));
    Signals.handle(running::end);
    EndpointTable.lines(running.hosts).forEach(out::println);
    out.println("ready in " + millisSinceStart() + " ms");
    return running;
  }

  /** Returns when all is closed. */
  void awaitClose() throws InterruptedException {
    hosts.awaitClose();
  }

  private void end() {
    // Else the JVM would end with the number of the signal.
    System.exit(close(hosts::close));
  }

  /** Closes, and returns the exit code that tells whether all was closed in order. */
  static int close(Runnable closing) {
    try {
      closing.run();
      return WoadHost.CLOSED;
    } catch (Throwable e) {
      // The edge of the thread that ends the JVM, which must end whatever does not close.
      LOG.error("not closed in order", e);
      return WoadHost.NOT_CLOSED;
    }
  }

  private static long millisSinceStart() {
    return ProcessHandle.current()
        .info()
        .startInstant()
        .map(start -> System.currentTimeMillis() - start.toEpochMilli())
        .orElse(0L);
  }
}
