package dev.woad.bindings.httpserver;

import java.time.Duration;

/** A server that handlers are mounted on by their paths. Safe for use by many threads. */
public interface HttpServer {

  /**
   * Gives a path, and all that is beneath it, to a handler. Of several the longest path wins; case
   * and a slash at the end play no part.
   *
   * @param path from {@code /}, such as {@code /orders}
   * @return takes the handler away again
   * @throws IllegalArgumentException if the path is taken
   */
  Mount mount(String path, HttpHandler handler);

  /** Returns the port that it listens on; 0 if only its container knows. */
  int port();

  /**
   * Stops accepting connections. Those that are open live on, for requests under way to be
   * answered; other requests on them are answered by 503. Does nothing the second time, nor where
   * connections are a container's.
   */
  void stop();

  /** Stops accepting connections, and closes when requests under way are done or time is up. */
  void close(Duration timeout);

  /** A handler at its path. */
  interface Mount extends AutoCloseable {

    /** Takes the handler away: later requests are answered by 404. */
    @Override
    void close();
  }
}
