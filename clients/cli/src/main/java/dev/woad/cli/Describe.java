package dev.woad.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.woad.clients.metadata.Attribute;
import dev.woad.clients.metadata.EndpointMetadata;
import dev.woad.clients.metadata.OperationMetadata;
import dev.woad.clients.metadata.SchemaElement;
import dev.woad.clients.metadata.ServiceMetadata;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what a service is. */
@Command(
    name = "describe",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description = {
      "Shows the endpoints of a service and its operations: what each is called with, what it"
          + " returns, and its faults.",
      "",
      "? is what may be left out, * what may come several times, + what comes at least once."
    })
final class Describe implements Callable<Integer>, Debuggable {

  private static final int MAX_DEPTH = 12;

  @Mixin private Target target = new Target();

  @Option(names = "--json", description = "For programs: the endpoints and operations as JSON.")
  private boolean asJson;

  @Option(names = "--debug", description = "Shows where failures come from.")
  private boolean debug;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public boolean isDebug() {
    return debug;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    List<ServiceMetadata> services = target.services();
    PrintWriter out = spec.commandLine().getOut();
    if (asJson) {
      out.println(
          new ObjectMapper()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(services.stream().map(Describe::json).toList()));
    } else {
      services.forEach(service -> print(service, out));
    }
    out.flush();
    return 0;
  }

  private static void print(ServiceMetadata service, PrintWriter out) {
    out.println("service " + service.name());
    Set<String> contracts = new HashSet<>();
    for (EndpointMetadata endpoint : service.endpoints()) {
      out.println(
          "  " + endpoint.contract() + " by " + endpoint.binding() + " at " + endpoint.address());
    }
    for (EndpointMetadata endpoint : service.endpoints()) {
      if (contracts.add(endpoint.contract())) {
        out.println();
        out.println("contract " + endpoint.contract());
        endpoint.operations().forEach(operation -> print(operation, out));
      }
    }
  }

  private static void print(OperationMetadata operation, PrintWriter out) {
    out.println("  " + operation.name() + (operation.oneWay() ? " (one-way)" : ""));
    if (!operation.documentation().isEmpty()) {
      out.println("    " + operation.documentation().replaceAll("\\s+", " "));
    }
    print(operation.input(), "    ", Set.of(), out);
    SchemaElement output = operation.output();
    if (output != null) {
      out.println("    ->");
      print(output, "    ", Set.of(), out);
    }
    if (!operation.faults().isEmpty()) {
      out.println("    faults: " + String.join(", ", operation.faults()));
    }
  }

  private static void print(
      SchemaElement parent, String indent, Set<String> around, PrintWriter out) {
    for (Attribute attribute : parent.attributes()) {
      out.println(
          indent + "@" + attribute.name().getLocalPart() + (attribute.required() ? "" : "?"));
    }
    for (SchemaElement child : parent.children()) {
      List<String> values = child.enumeration();
      out.println(
          indent
              + child
              + (child.isNillable() ? " or null" : "")
              + (values.isEmpty() ? "" : " (" + String.join(" | ", values) + ")"));
      String type = child.qualifiedType().map(Object::toString).orElse("-");
      if (around.contains(type) || indent.length() > 2 * MAX_DEPTH) {
        continue;
      }
      Set<String> within = new HashSet<>(around);
      within.add(type);
      print(child, indent + "  ", within, out);
      for (String derived : child.derivedTypes()) {
        out.println(indent + "  as " + derived);
        print(child.withType(derived), indent + "    ", within, out);
      }
    }
  }

  private static Map<String, Object> json(ServiceMetadata service) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("name", service.name());
    List<Map<String, Object>> endpoints = new ArrayList<>();
    for (EndpointMetadata endpoint : service.endpoints()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("name", endpoint.name());
      fields.put("address", endpoint.address());
      fields.put("binding", endpoint.binding());
      fields.put("contract", endpoint.contract());
      fields.put(
          "operations",
          endpoint.operations().stream()
              .map(
                  operation -> {
                    Map<String, Object> said = new LinkedHashMap<>();
                    said.put("name", operation.name());
                    said.put("action", operation.inputAction());
                    said.put("oneWay", operation.oneWay());
                    said.put("faults", operation.faults());
                    return said;
                  })
              .toList());
      endpoints.add(fields);
    }
    shown.put("endpoints", endpoints);
    return shown;
  }
}
