package dev.woad.bindings.nettcp;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Takes sessions one after the other on each connection, and tells of connections. */
final class RawServer implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 20;

  private final ServerSocket socket;
  private final boolean acknowledges;
  private final boolean ends;
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

  /**
   * Opens one.
   *
   * @param acknowledges whether sessions begin
   * @param ends whether it ends sessions when its clients do
   */
  RawServer(boolean acknowledges, boolean ends) throws IOException {
    this.acknowledges = acknowledges;
    this.ends = ends;
    this.socket = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
    start(this::accept);
  }

  String address() {
    return "net.tcp://localhost:" + socket.getLocalPort() + "/orders";
  }

  /** Returns what has happened next: a connection or a session began, or a connection ended. */
  @Nullable String next() throws InterruptedException {
    return events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private void accept() {
    try {
      while (true) {
        Socket accepted = socket.accept();
        events.add("connected");
        start(() -> serve(accepted));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = connection.getInputStream();
      for (int type = in.read(); type >= 0; type = in.read()) {
        switch (type) {
          case 0 -> in.skipNBytes(2);
          case 1, 3 -> in.skipNBytes(1);
          case 2 -> in.skipNBytes(in.read());
          case 0x0C -> begin(connection);
          default -> end(connection);
        }
      }
    } catch (IOException e) {
      // Told of by its end.
    }
    events.add("disconnected");
  }

  private void begin(Socket connection) throws IOException {
    if (acknowledges) {
      events.add("session");
      connection.getOutputStream().write(0x0B);
    }
  }

  private void end(Socket connection) throws IOException {
    if (ends) {
      connection.getOutputStream().write(7);
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
