package com.example.library;

import dev.woad.bindings.http.BasicHttpBinding;
import dev.woad.bindings.http.WsHttpBinding;
import dev.woad.hosting.ServiceHost;

/** Opens a library to the world. */
public final class LibraryHost {

  private LibraryHost() {}

  public static void main(String[] args) throws InterruptedException {
    ServiceHost host = of(new Library(), "http://localhost:8080");
    Runtime.getRuntime().addShutdownHook(new Thread(host::close));
    host.open();
    host.awaitClose();
  }

  /** Returns a host, not yet open, whose endpoints are beneath the given address. */
  static ServiceHost of(Library library, String base) {
    return ServiceHost.builder(library)
        .endpoint(Loans.class, BasicHttpBinding.create(), base + "/loans")
        .endpoint(Loans.class, WsHttpBinding.create(), base + "/loans/ws")
        .build();
  }
}
