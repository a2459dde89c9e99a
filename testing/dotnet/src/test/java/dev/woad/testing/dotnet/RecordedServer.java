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
    List<String> names = new ArrayList<>(RecordedBindings.NAMES);
    names.addAll(RecordedBindings.TCP_NAMES);
    names.addAll(SocketBindings.NAMES);
    for (String name : names) {
      ServiceHost host = RecordedBindings.host(name, port);
      host.open();
      hosts.add(host);
      System.out.println(name + " " + port++);
    }
    for (String name : RecordedBindings.UNIX_NAMES) {
      ServiceHost host = RecordedBindings.host(name, 0);
      host.open();
      hosts.add(host);
      System.out.println(name + " " + RecordedBindings.socket(name));
    }
    System.out.println("ready");
    hosts.get(0).awaitClose();
  }
}
