package dev.woad.bindings.webhttp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as RFC 9457 tells it.
 *
 * @param status the HTTP status
 * @param type the kind of problem as a URI; null if the status says it all
 * @param title the kind of problem, for people
 * @param detail this problem, for people; null if there is no more to say
 * @param instance this occurrence as a URI; null if it has none
 * @param members what else is told
 */
record Problem(
    int status,
    @Nullable String type,
    String title,
    @Nullable String detail,
    @Nullable String instance,
    Map<String, JsonNode> members) {

  private static final Set<String> RESERVED =
      Set.of("type", "title", "status", "detail", "instance");

  Problem {
    members = new LinkedHashMap<>(members);
  }

  /** Returns a problem of which the status says the kind. */
  static Problem of(int status, @Nullable String detail) {
    String title =
        Optional.ofNullable(Response.Status.fromStatusCode(status))
            .map(Response.Status::getReasonPhrase)
            .orElse("Status " + status);
    return new Problem(status, null, title, detail, null, Map.of());
  }

  /** Returns a problem of a kind of its own. */
  static Problem of(int status, String type, String title, @Nullable String detail) {
    return new Problem(status, type, title, detail, null, Map.of());
  }

  /** Returns this problem as one of the given occurrence. */
  Problem withInstance(String newInstance) {
    return new Problem(status, type, title, detail, newInstance, members);
  }

  /** Returns this problem with another detail. */
  Problem withDetail(String newDetail) {
    return new Problem(status, type, title, newDetail, instance, members);
  }

  /** Returns this problem telling more. */
  Problem with(String name, JsonNode value) {
    Map<String, JsonNode> more = new LinkedHashMap<>(members);
    // RFC 9457, 3.2: extensions may not take the names of the standard members.
    more.put(
        RESERVED.contains(name)
            ? "fault" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)
            : name,
        value);
    return new Problem(status, type, title, detail, instance, more);
  }

  /** Returns this problem telling all that a fault's bean does. */
  Problem withAll(JsonNode bean) {
    if (!bean.isObject()) {
      return bean.isNull() ? this : with("fault", bean);
    }
    Problem problem = this;
    for (Map.Entry<String, JsonNode> property : bean.properties()) {
      problem = problem.with(property.getKey(), property.getValue());
    }
    return problem;
  }

  /** Returns this problem with a violation that names a part of the request. */
  Problem withViolation(String path, String message) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return with(
        "violations",
        nodes.arrayNode().add(nodes.objectNode().put("path", path).put("message", message)));
  }

  /** Returns the members in the order of RFC 9457. */
  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (type != null) {
      json.put("type", type);
    }
    json.put("title", title).put("status", status);
    if (detail != null) {
      json.put("detail", detail);
    }
    if (instance != null) {
      json.put("instance", instance);
    }
    json.setAll(members);
    return json;
  }
}
