package dev.woad.hosting.broker;

import dev.woad.bindings.jms.ArtemisBroker;
import dev.woad.bindings.jms.JmsBroker;
import dev.woad.bindings.jms.JmsBrokers;
import dev.woad.contracts.CommunicationException;
import jakarta.jms.ConnectionFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A broker in this JVM. It is started by the first who opens it, and stopped when the last has
 * closed it; what is durable is there when it is started again. Safe for use by many threads.
 */
public final class EmbeddedBroker implements JmsBroker {

  private static final AtomicInteger IDS = new AtomicInteger();

  private static final int FOR_GOOD = -1;

  private static final String NO_UNSAFE = "io.netty.noUnsafe";

  private final EmbeddedBrokerSettings settings;
  private final int id = IDS.incrementAndGet();
  private final ArtemisBroker connections = ArtemisBroker.of("vm://" + id);
  private @Nullable CompletableFuture<ArtemisServer> starting;
  private int users;
  // How many listeners there are of queues that end with them. Its lock is also held while the
  // broker makes a queue or takes it away, so that one does not overtake the other.
  private final Map<String, Integer> queueUsers = new HashMap<>();

  static {
    // Artemis has Netty free buffers of the JDK's when it reads a journal. From Java 24 on Netty
    // can do that by Unsafe alone, which it leaves alone unless it is told, before its first use.
    if (System.getProperty(NO_UNSAFE) == null) {
      System.setProperty(NO_UNSAFE, "false");
    }
  }

  private EmbeddedBroker(EmbeddedBrokerSettings settings) {
    this.settings = settings;
  }

  /** Returns a broker that is not started yet. */
  public static EmbeddedBroker of(EmbeddedBrokerSettings settings) {
    return new EmbeddedBroker(settings);
  }

  @Override
  public void prepare() {
    CompletableFuture<ArtemisServer> unused = starting();
  }

  private synchronized CompletableFuture<ArtemisServer> starting() {
    CompletableFuture<ArtemisServer> begun = starting;
    if (begun == null) {
      CompletableFuture<ArtemisServer> mine = new CompletableFuture<>();
      Thread thread =
          new Thread(
              () -> {
                try {
                  mine.complete(ArtemisServer.start(settings, id));
                } catch (RuntimeException | Error e) {
                  mine.completeExceptionally(e);
                }
              },
              "woad-broker-start");
      thread.setDaemon(true);
      starting = mine;
      thread.start();
      begun = mine;
    }
    return begun;
  }

  private ArtemisServer server() {
    try {
      return starting().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  /**
   * Starts the broker, if nobody has.
   *
   * @throws CommunicationException if its directory or its port cannot be had
   */
  @Override
  public void open() {
    synchronized (this) {
      users++;
    }
    ArtemisServer unused = server();
    JmsBrokers.runsHere(this);
  }

  @Override
  public void abandon() {
    CompletableFuture<ArtemisServer> begun;
    synchronized (this) {
      if (users > 0) {
        return;
      }
      begun = starting;
      starting = null;
    }
    stop(begun);
  }

  @Override
  public void close() {
    CompletableFuture<ArtemisServer> running;
    synchronized (this) {
      users--;
      if (users > 0) {
        return;
      }
      running = starting;
      starting = null;
    }
    JmsBrokers.runsHere(null);
    stop(running);
    synchronized (queueUsers) {
      queueUsers.clear();
    }
  }

  private static void stop(@Nullable CompletableFuture<ArtemisServer> running) {
    if (running != null) {
      boolean unused =
          running
              .handle(
                  (server, failure) -> {
                    if (server != null) {
                      server.stop();
                    }
                    return true;
                  })
              .join();
    }
  }

  /** Returns the port that the running broker listens at; -1 if it serves this program only. */
  public int port() {
    return server().port();
  }

  @Override
  public Optional<String> problem() {
    CompletableFuture<ArtemisServer> running;
    synchronized (this) {
      running = starting;
    }
    if (running == null || !running.isDone()) {
      return Optional.of("broker is not started");
    }
    return running.isCompletedExceptionally()
        ? Optional.of("broker cannot be started")
        : running.join().problem();
  }

  /** Changes how full in percent the disk may be. */
  void maxDiskUsage(int percent) {
    server().maxDiskUsage(percent);
  }

  @Override
  public ConnectionFactory connectionFactory() {
    return connections.connectionFactory();
  }

  @Override
  public ConnectionFactory receivingConnectionFactory(int prefetchSize) {
    return connections.receivingConnectionFactory(prefetchSize);
  }

  @Override
  public void release(ConnectionFactory factory) {
    connections.release(factory);
  }

  @Override
  public void declareQueue(String name, boolean whileUsed) {
    ArtemisServer server = server();
    synchronized (queueUsers) {
      server.declareQueue(name);
      if (whileUsed) {
        queueUsers.computeIfPresent(name, (queue, count) -> count == FOR_GOOD ? count : count + 1);
        queueUsers.putIfAbsent(name, settings.queues().contains(name) ? FOR_GOOD : 1);
      } else {
        queueUsers.put(name, FOR_GOOD);
      }
    }
  }

  @Override
  public void withdrawQueue(String name) {
    synchronized (queueUsers) {
      Integer left =
          queueUsers.computeIfPresent(
              name, (queue, count) -> count == FOR_GOOD ? count : count - 1);
      if (left != null && left == 0) {
        queueUsers.remove(name);
        server().withdrawQueue(name);
      }
    }
  }

  @Override
  public void declareTopic(String name) {
    server().declareTopic(name);
  }

  @Override
  public String toString() {
    return "embedded broker in " + settings.directory();
  }
}
