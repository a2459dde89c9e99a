package com.example;

import dev.woad.bindings.http.BasicHttpBinding;
import dev.woad.bindings.http.WsHttpBinding;
import dev.woad.bindings.webhttp.WebHttpBinding;
import dev.woad.dispatcher.Behavior;
import dev.woad.hosting.ServiceHost;
import dev.woad.hosting.ServiceHostBuilder;

/** Opens the service at three addresses. {@code greeter.yaml} says the same without a program. */
public final class GreeterHost {

  private GreeterHost() {}

  public static void main(String[] args) throws InterruptedException {
    ServiceHost host =
        of(
            "http://localhost:8080",
            new Tracing(id -> System.out.println("call " + id)),
            new Timing((operation, time) -> System.out.println(operation + ": " + time)));
    Runtime.getRuntime().addShutdownHook(new Thread(host::close));
    host.open();
    host.awaitClose();
  }

  /** Returns a host, not yet open, whose endpoints are beneath the given address. */
  static ServiceHost of(String base, Behavior... behaviors) {
    ServiceHostBuilder builder =
        ServiceHost.builder(Greetings.class)
            .endpoint(Greeter.class, BasicHttpBinding.create(), base + "/greeter")
            .endpoint(Greeter.class, WsHttpBinding.create(), base + "/greeter/ws")
            .endpoint(Greeter.class, WebHttpBinding.create(), base + "/api");
    for (Behavior behavior : behaviors) {
      builder.behavior(behavior);
    }
    return builder.build();
  }
}
