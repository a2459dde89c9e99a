package dev.woad.bindings.webhttp;

import dev.woad.contracts.ContractDescription;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;

/**
 * An operation as it is reached by HTTP.
 *
 * @param contract the contract that it is of
 * @param path the path from the address, from {@code /}, with its parameters in braces
 * @param model what Jersey knows of it
 */
record RestOperation(ContractDescription contract, String path, ResourceMethod model) {

  /** Returns the operations of a contract, in the order of their paths. */
  static List<RestOperation> of(ContractDescription contract, Resource resource) {
    List<RestOperation> operations = new ArrayList<>();
    collect(contract, "", resource, operations);
    operations.sort(
        Comparator.comparing(RestOperation::path).thenComparing(RestOperation::httpMethod));
    return operations;
  }

  private static void collect(
      ContractDescription contract,
      String parent,
      Resource resource,
      List<RestOperation> operations) {
    String path = join(parent, resource.getPath());
    for (ResourceMethod method : resource.getResourceMethods()) {
      operations.add(new RestOperation(contract, path.isEmpty() ? "/" : path, method));
    }
    for (Resource child : resource.getChildResources()) {
      collect(contract, path, child, operations);
    }
  }

  String httpMethod() {
    return model.getHttpMethod();
  }

  Method method() {
    return model.getInvocable().getDefinitionMethod();
  }

  /** Returns the name of the method in words: {@code placeOrder} is "Place order". */
  String summary() {
    String words =
        method().getName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  // What a parameter has to match stands after a colon, and may have braces itself.
  private static String join(String parent, String path) {
    StringBuilder joined = new StringBuilder(parent);
    if (!path.startsWith("/") && !path.isEmpty()) {
      joined.append('/');
    }
    int depth = 0;
    boolean pattern = false;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      pattern = depth > 0 && (pattern || c == ':');
      if (!pattern && !(depth > 0 && Character.isWhitespace(c))) {
        joined.append(c);
      }
    }
    int end = joined.length();
    while (end > 0 && joined.charAt(end - 1) == '/') {
      end--;
    }
    return joined.substring(0, end);
  }
}
