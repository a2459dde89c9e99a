package dev.woad.benchmarks;

/** A way to place an order at a server. */
interface Wire {

  /** Returns the name that it has on the command line and in tables. */
  String name();

  /** Starts a server, and returns the address for {@link #connect}. It ends with the process. */
  String serve() throws Exception;

  /** Returns a client, for use by many threads. */
  Client connect(String address) throws Exception;

  /** What calls a server. */
  interface Client extends AutoCloseable {

    /** Places an order and reads the receipt. */
    void call() throws Exception;
  }
}
