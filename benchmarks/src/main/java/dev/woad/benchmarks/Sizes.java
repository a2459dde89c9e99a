package dev.woad.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Counts the bytes that a call takes on the wire, in both directions: headers and frames are in it,
 * those of TCP and IP are not.
 *
 * <p>Arguments: the names of wires. Without arguments: those over TCP.
 */
public final class Sizes {

  private static final int CALLS = 1000;

  private Sizes() {}

  /** Runs the benchmark, and prints a table. */
  public static void main(String[] arguments) throws Exception {
    List<Wire> wires =
        (arguments.length > 0
                ? Stream.of(arguments)
                : Stream.of("grpc", "net.tcp", "netHttp", "basicHttp"))
            .map(Wires::wire)
            .toList();
    System.out.println("| wire | bytes of a request | bytes of a reply |");
    System.out.println("|---|---|---|");
    for (Wire wire : wires) {
      measure(wire);
    }
    System.exit(0);
  }

  private static void measure(Wire wire) throws Exception {
    String address = wire.serve();
    int colon = address.lastIndexOf(':');
    URI uri = URI.create("tcp://localhost" + address.substring(colon));
    try (Counter counter = new Counter(uri.getPort());
        Wire.Client client =
            wire.connect(address.substring(0, colon + 1) + counter.port() + uri.getRawPath())) {
      // What is said once for a connection, and names that are sent once, are not of a call.
      client.call();
      client.call();
      long there = counter.there.get();
      long back = counter.back.get();
      for (int i = 0; i < CALLS; i++) {
        client.call();
      }
      System.out.printf(
          "| %s | %,d | %,d |%n",
          wire.name(), (counter.there.get() - there) / CALLS, (counter.back.get() - back) / CALLS);
    }
  }

  /** Passes on what comes to a port, and counts it. */
  private static final class Counter implements AutoCloseable {

    private final AtomicLong there = new AtomicLong();
    private final AtomicLong back = new AtomicLong();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ServerSocket listener;

    Counter(int target) throws IOException {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      threads.execute(() -> accept(target));
    }

    int port() {
      return listener.getLocalPort();
    }

    private void accept(int target) {
      try {
        while (true) {
          Socket client = listener.accept();
          Socket server = new Socket("localhost", target);
          client.setTcpNoDelay(true);
          server.setTcpNoDelay(true);
          threads.execute(() -> pass(client, server, there));
          threads.execute(() -> pass(server, client, back));
        }
      } catch (IOException e) {
        // Closed: the measurement is over.
        threads.shutdownNow();
      }
    }

    private static void pass(Socket from, Socket to, AtomicLong count) {
      byte[] buffer = new byte[8192];
      try (from;
          to) {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          count.addAndGet(read);
          out.write(buffer, 0, read);
        }
      } catch (IOException e) {
        // One side has closed, and so the other is.
        return;
      }
    }

    @Override
    public void close() throws IOException {
      listener.close();
    }
  }
}
