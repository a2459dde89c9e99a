package dev.woad.hosting.standalone;

import dev.woad.bindings.ServiceEndpoint;
import dev.woad.hosting.EndpointSecurity;
import dev.woad.hosting.Hosts;
import dev.woad.hosting.ServiceHost;
import java.util.ArrayList;
import java.util.List;

/** Shows the endpoints of hosts as a table. */
final class EndpointTable {

  private static final String GAP = "  ";

  private EndpointTable() {}

  /** Returns a line for the headings, and one for each endpoint. */
  static List<String> lines(Hosts hosts) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("SERVICE", "CONTRACT", "BINDING", "SECURITY", "ADDRESS"));
    for (ServiceHost host : hosts.hosts()) {
      for (ServiceEndpoint endpoint : host.endpoints()) {
        rows.add(
            List.of(
                host.name().getLocalPart(),
                endpoint.contract().toString(),
                endpoint.binding().name(),
                EndpointSecurity.of(endpoint).toString(),
                endpoint.address().toString()));
      }
    }
    return rows.stream().map(row -> line(row, rows)).toList();
  }

  private static String line(List<String> row, List<List<String>> rows) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      int column = i;
      int width = rows.stream().mapToInt(other -> other.get(column).length()).max().orElse(0);
      line.append(row.get(i));
      if (i < row.size() - 1) {
        line.append(" ".repeat(width - row.get(i).length())).append(GAP);
      }
    }
    return line.toString();
  }
}
