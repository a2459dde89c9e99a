package dev.woad.benchmarks;

import dev.woad.bindings.http.BasicHttpBinding;
import dev.woad.bindings.http.NetHttpBinding;
import dev.woad.bindings.netpipe.NetNamedPipeBinding;
import dev.woad.bindings.nettcp.NetTcpBinding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * Measures wires beside each other: rounds are interleaved, so that whatever else the machine does
 * falls on all of them.
 *
 * <p>Arguments: how many rounds, how many seconds a wire has in each, and the wires by their names,
 * the first of which the others are compared with. Without arguments: 5, 3, and all wires.
 */
public final class Wires {

  private static final List<Wire> ALL =
      List.of(
          new GrpcWire(),
          new WoadWire("net.tcp", NetTcpBinding.create(), "net.tcp://localhost:0/orders"),
          new WoadWire(
              "net.pipe", NetNamedPipeBinding.create(), "net.pipe://localhost/woad-benchmark"),
          new WoadWire("netHttp", NetHttpBinding.create(), "http://localhost:0/orders"),
          new WoadWire("basicHttp", BasicHttpBinding.create(), "http://localhost:0/orders"));

  private static final int[] CALLERS = {1, 2, 4, 32};
  private static final int WARM_UP_SECONDS = 20;

  private final int rounds;
  private final long nanos;
  private final Map<Wire, Wire.Client> clients = new LinkedHashMap<>();
  private final Map<Wire, ServerProcess> servers = new HashMap<>();

  private Wires(int rounds, int seconds) {
    this.rounds = rounds;
    this.nanos = TimeUnit.SECONDS.toNanos(seconds);
  }

  /** Runs the benchmark, and prints a table. */
  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    List<Wire> chosen =
        arguments.length > 2 ? Stream.of(arguments).skip(2).map(Wires::wire).toList() : ALL;
    new Wires(rounds, seconds).run(chosen);
    System.exit(0);
  }

  static Wire wire(String name) {
    return ALL.stream()
        .filter(wire -> wire.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "wire: "
                        + name
                        + " (expected: one of "
                        + String.join(", ", ALL.stream().map(Wire::name).toList())
                        + ")"));
  }

  private void run(List<Wire> chosen) throws Exception {
    try {
      for (Wire wire : chosen) {
        ServerProcess server = ServerProcess.start(wire);
        servers.put(wire, server);
        clients.put(wire, wire.connect(server.address()));
      }
      warmUp();
      System.out.println("| callers | wire | calls/s | ratio | p50 us | p99 us | CPU us |");
      System.out.println("|---|---|---|---|---|---|---|");
      for (int callers : CALLERS) {
        measure(callers);
      }
    } finally {
      for (Wire.Client client : clients.values()) {
        client.close();
      }
      for (ServerProcess server : servers.values()) {
        server.close();
      }
    }
  }

  private void warmUp() throws Exception {
    for (Wire.Client client : clients.values()) {
      Load.run(client, 4, TimeUnit.SECONDS.toNanos(WARM_UP_SECONDS));
    }
  }

  private void measure(int callers) throws Exception {
    Map<Wire, List<Histogram>> times = new LinkedHashMap<>();
    Map<Wire, Long> cpu = new HashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (Map.Entry<Wire, Wire.Client> entry : clients.entrySet()) {
        long before = cpuNanos(entry.getKey());
        times
            .computeIfAbsent(entry.getKey(), absent -> new ArrayList<>())
            .add(Load.run(entry.getValue(), callers, nanos));
        cpu.merge(entry.getKey(), cpuNanos(entry.getKey()) - before, Long::sum);
      }
    }
    double first = 0;
    for (Map.Entry<Wire, List<Histogram>> entry : times.entrySet()) {
      double throughput = median(entry.getValue());
      first = first == 0 ? throughput : first;
      Histogram all = new Histogram(entry.getValue().get(0));
      entry.getValue().forEach(all::add);
      System.out.printf(
          "| %d | %s | %,.0f | %.2f | %.0f | %.0f | %.0f |%n",
          callers,
          entry.getKey().name(),
          throughput,
          throughput / first,
          all.getValueAtPercentile(50) / 1e3,
          all.getValueAtPercentile(99) / 1e3,
          cpu.getOrDefault(entry.getKey(), 0L) / 1e3 / all.getTotalCount());
    }
  }

  // What both processes have used: what else the machine does falls on it least.
  private long cpuNanos(Wire wire) {
    return ServerProcess.cpuNanos(ProcessHandle.current())
        + Objects.requireNonNull(servers.get(wire)).cpuNanos();
  }

  private double median(List<Histogram> runs) {
    List<Double> throughputs =
        runs.stream().map(run -> run.getTotalCount() / (nanos / 1e9)).sorted().toList();
    return throughputs.get(throughputs.size() / 2);
  }
}
