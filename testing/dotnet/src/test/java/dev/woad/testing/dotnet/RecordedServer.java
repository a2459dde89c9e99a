package dev.woad.testing.dotnet;

import dev.woad.hosting.ServiceHost;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens the recorded service over every recorded binding, one port each from the given one on,
 * until it is killed: for replaying conversations from outside.
 */
public final class RecordedServer {

  private RecordedServer() {}

  public static void main(String[] arguments) throws InterruptedException {
    int port = Integer.parseInt(arguments[0]);
    List<ServiceHost> hosts = new ArrayList<>();
    for (String name : RecordedBindings.NAMES) {
      ServiceHost host = RecordedBindings.host(name, port);
      host.open();
      hosts.add(host);
      System.out.println(name + " " + port++);
    }
    for (String name : SocketBindings.NAMES) {
      ServiceHost host = SocketBindings.host(name, port);
      host.open();
      hosts.add(host);
      System.out.println(name + " " + port++);
    }
    System.out.println("ready");
    hosts.get(0).awaitClose();
  }
}
