package dev.woad.bindings.webhttp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Writes an exception with what .NET's ExceptionDetail tells of one. */
final class ExceptionMembers {

  private static final int MAX_CAUSES = 8;

  private ExceptionMembers() {}

  static ObjectNode of(Throwable error) {
    return of(error, 0);
  }

  private static ObjectNode of(Throwable error, int depth) {
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace));
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", error.getClass().getName())
            .put("message", error.getMessage())
            .put("stackTrace", trace.toString());
    Throwable cause = error.getCause();
    if (cause != null && depth < MAX_CAUSES) {
      json.set("innerException", of(cause, depth + 1));
    }
    return json;
  }
}
