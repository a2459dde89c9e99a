package dev.woad.hosting.standalone;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the signals that ask a process to end.
 *
 * <p>A shutdown hook would not do: all hooks run at once, so that those of the libraries that
 * services use would take their databases away while calls still run out.
 */
final class Signals {

  private static final Logger LOG = LoggerFactory.getLogger(Signals.class);
  private static final List<String> NAMES = List.of("TERM", "INT");

  private Signals() {}

  /** Runs the given task on the first signal; the second ends the JVM at once. */
  static void handle(Runnable task) {
    AtomicBoolean asked = new AtomicBoolean();
    Runnable once =
        () -> {
          if (asked.getAndSet(true)) {
            Runtime.getRuntime().halt(WoadHost.NOT_OPENED);
          }
          new Thread(task, "woad-signal").start();
        };
    NAMES.forEach(name -> handle(name, once));
  }

  /** Goes by reflection, for the compiler warns of the API, which has no successor. */
  private static void handle(String name, Runnable task) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  task.run();
                }
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (ReflectiveOperationException e) {
      // Such as under -Xrs: whoever started the JVM so wants to see to it otherwise.
      LOG.debug("SIG{} is left to the JVM", name, e);
    }
  }
}
