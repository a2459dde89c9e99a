package dev.woad.bindings.soap;

import dev.woad.bindings.ServiceDescription;
import dev.woad.bindings.ServiceEndpoint;
import dev.woad.contracts.OperationDescription;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The page that a browser shows at the address of a service: what it is and how to call it. */
final class HelpPage {

  private static final String STYLE =
      """
      :root { color-scheme: light dark; }
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.6rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
      table { border-collapse: collapse; width: 100%; }
      th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid #8885; }
      code, pre { font: 14px/1.5 ui-monospace, monospace; }
      pre { background: #8882; padding: .8rem; overflow-x: auto; border-radius: 6px; }
      """;

  private HelpPage() {}

  static String of(ServiceDescription service, ReachableAddresses addresses, boolean duplex) {
    String name = escape(service.name().getLocalPart());
    String base = escape(addresses.base());
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <title>%1$s</title><style>%2$s</style></head>
    <body>
    <h1>%1$s</h1>
    <p>This is a web service. Programs call it by SOAP; this page is for people.</p>
    <h2>What it says of itself</h2>
    <p><a href="%3$s?wsdl">%3$s?wsdl</a> is its WSDL;
    <a href="%3$s?singleWsdl">%3$s?singleWsdl</a> is the same in one file.%6$s</p>
    <h2>Where it is called</h2>
    <table><tr><th>Contract</th><th>Binding</th><th>Address</th></tr>
    %4$s</table>
    <h2>What it does</h2>
    %5$s
    <h2>How to call it</h2>
    <p>Let a tool make a client from the WSDL:</p>
    <pre>wsimport -keep %3$s?wsdl
    dotnet-svcutil %3$s?singleWsdl</pre>
    <p>or open the WSDL in a tool such as SoapUI.</p>
    </body>
    </html>
    """
        .formatted(
            name,
            STYLE,
            base,
            endpoints(service, addresses),
            operations(service),
            duplex ? duplexLink(base) : "");
  }

  private static String duplexLink(String base) {
    return """

    <a href="%1$s?%2$s">%1$s?%2$s</a> tells of what calls back."""
        .formatted(base, SoapMetadata.DUPLEX);
  }

  private static String endpoints(ServiceDescription service, ReachableAddresses addresses) {
    StringBuilder rows = new StringBuilder();
    for (ServiceEndpoint endpoint : service.endpoints()) {
      rows.append(
          "<tr><td>%s</td><td>%s</td><td><code>%s</code></td></tr>\n"
              .formatted(
                  escape(endpoint.contract().name().getLocalPart()),
                  escape(endpoint.binding().name()),
                  escape(addresses.reach(endpoint.address().uri()))));
    }
    return rows.toString();
  }

  private static String operations(ServiceDescription service) {
    Set<String> lists = new LinkedHashSet<>();
    for (ServiceEndpoint endpoint : service.endpoints()) {
      lists.add(
          "<p><b>%s</b>: %s</p>"
              .formatted(
                  escape(endpoint.contract().name().getLocalPart()),
                  endpoint.contract().operations().stream()
                      .map(HelpPage::operation)
                      .collect(Collectors.joining(", "))));
    }
    return String.join("\n", lists);
  }

  private static String operation(OperationDescription operation) {
    return "<code>"
        + escape(operation.name())
        + "</code>"
        + (operation.oneWay() ? " (one-way)" : "");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
