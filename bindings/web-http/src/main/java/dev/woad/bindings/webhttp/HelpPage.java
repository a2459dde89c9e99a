package dev.woad.bindings.webhttp;

import dev.woad.contracts.ContractDescription;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/** What a browser shows of an address: what it is, what it offers, and where to read more. */
final class HelpPage {

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>%1$s</title>
      <style>
      body { font: 16px/1.5 system-ui, sans-serif; margin: 2em auto; max-width: 50em; padding: 0 1em; color: #222; }
      table { border-collapse: collapse; width: 100%%; }
      th, td { text-align: left; padding: .3em 1em .3em 0; border-bottom: 1px solid #ddd; }
      code { font-family: ui-monospace, monospace; }
      </style>
      </head>
      <body>
      <h1>%1$s</h1>
      <p>A REST service at <code>%2$s</code>. It speaks JSON, and XML to callers that accept it;
      problems are told as RFC 9457 has it.</p>
      <p>Its description for tools:
      <a href="%2$sopenapi.json">openapi.json</a>, <a href="%2$sopenapi.yaml">openapi.yaml</a>.</p>
      <table>
      <tr><th>Method</th><th>Path</th><th>Operation</th></tr>
      %3$s</table>
      </body>
      </html>
      """;

  private HelpPage() {}

  static String of(List<RestOperation> operations, URI base) {
    String rows =
        operations.stream()
            .map(
                operation ->
                    "<tr><td>%s</td><td><code>%s</code></td><td>%s</td></tr>\n"
                        .formatted(
                            escape(operation.httpMethod()),
                            escape(operation.path()),
                            escape(operation.summary())))
            .collect(Collectors.joining());
    return PAGE.formatted(escape(title(operations)), escape(base.toString()), rows);
  }

  /** Returns the names of the contracts. */
  static String title(List<RestOperation> operations) {
    return operations.stream()
        .map(RestOperation::contract)
        .distinct()
        .map(ContractDescription::toString)
        .collect(Collectors.joining(", "));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
