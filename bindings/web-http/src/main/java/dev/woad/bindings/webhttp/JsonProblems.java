package dev.woad.bindings.webhttp;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.woad.bindings.message.ReaderQuotas;
import dev.woad.bindings.values.ValueKinds;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says in the words of the caller, never of a class, why JSON was refused. */
final class JsonProblems {

  private static final int MAX_ECHO = 64;

  private final ReaderQuotas quotas;

  JsonProblems(ReaderQuotas quotas) {
    this.quotas = quotas;
  }

  /** Returns what to throw in place of what Jackson threw. */
  ProblemException refuse(JsonProcessingException error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException refused) {
        return refused;
      }
      if (cause instanceof StreamConstraintsException exceeded) {
        return new ProblemException(at(exceeded, quota(), null), error);
      }
      if (cause instanceof StreamReadException unreadable
          && !(cause instanceof InputCoercionException)) {
        return new ProblemException(
            at(unreadable, "request body: not JSON: " + syntax(unreadable), null), error);
      }
    }
    if (error instanceof JsonMappingException mismatch) {
      String path = path(mismatch.getPath());
      String message = message(mismatch);
      String detail = (path.isEmpty() ? "request body" : path) + ": " + message;
      Problem problem = at(error, detail, path);
      return new ProblemException(
          path.isEmpty() ? problem : problem.withViolation(path, message), error);
    }
    return new ProblemException(at(error, "request body: not JSON", null), error);
  }

  private static Problem at(JsonProcessingException error, String detail, @Nullable String path) {
    JsonLocation location = error.getLocation();
    if (location == null || location.getLineNr() < 1) {
      return Problem.of(400, detail);
    }
    String where = " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    return Problem.of(400, path == null ? detail + where : detail)
        .with("line", IntNode.valueOf(location.getLineNr()))
        .with("column", IntNode.valueOf(location.getColumnNr()));
  }

  private String quota() {
    return "request body: more than a quota allows (expected: maxDepth <= "
        + quotas.maxDepth()
        + ", maxStringContentLength <= "
        + quotas.maxStringContentLength()
        + ", names <= "
        + quotas.maxNameTableCharCount()
        + " characters)";
  }

  private static String syntax(StreamReadException error) {
    String message = Objects.requireNonNullElse(error.getOriginalMessage(), "");
    // What follows speaks of parsers and their settings.
    return message
        .lines()
        .findFirst()
        .orElse("")
        .replaceFirst("(: enable `| \\(start marker ).*", "");
  }

  private static String message(JsonMappingException error) {
    if (error instanceof UnrecognizedPropertyException unknown) {
      List<String> known =
          unknown.getKnownPropertyIds() == null
              ? List.of()
              : unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
      return "unknown field"
          + (known.isEmpty() ? "" : " (expected: one of " + String.join(", ", known) + ")");
    }
    if (error instanceof InvalidTypeIdException unknown) {
      return unknown.getTypeId() == null
          ? "no type is named"
          : "type \"" + echo(unknown.getTypeId()) + "\" is not known here";
    }
    if (error.getCause() instanceof InputCoercionException exceeded) {
      return "not the right kind of value" + expected(exceeded.getTargetType());
    }
    if (error instanceof InvalidFormatException invalid) {
      return "\"" + echo(invalid.getValue()) + "\"" + expected(invalid.getTargetType());
    }
    if (error instanceof MismatchedInputException mismatch) {
      return "not the right kind of value" + expected(mismatch.getTargetType());
    }
    return "not a valid value";
  }

  private static String expected(@Nullable Class<?> type) {
    return type == null ? "" : " (expected: " + ValueKinds.nameOf(type) + ")";
  }

  private static String echo(@Nullable Object value) {
    String text = String.valueOf(value);
    return text.length() <= MAX_ECHO ? text : text.substring(0, MAX_ECHO) + "...";
  }

  private static String path(List<JsonMappingException.Reference> references) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference reference : references) {
      if (reference.getFieldName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
      }
    }
    return path.toString();
  }
}
