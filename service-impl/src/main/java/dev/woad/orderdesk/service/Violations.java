package dev.woad.orderdesk.service;

import dev.woad.orderdesk.InvalidDocument;
import dev.woad.orderdesk.InvalidOrder;
import dev.woad.orderdesk.types.InvalidDocumentFault;
import dev.woad.orderdesk.types.InvalidOrderFault;
import dev.woad.orderdesk.types.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong, each with the path of the field. For one thread. */
final class Violations {

  private final List<Violation> found = new ArrayList<>();

  void add(String path, String message) {
    Violation violation = new Violation();
    violation.setPath(path);
    violation.setMessage(message);
    found.add(violation);
  }

  /** Requires that something is there, and tells whether it is. */
  boolean present(String path, @Nullable Object value) {
    if (value == null) {
      add(path, "missing");
    }
    return value != null;
  }

  void range(String path, int value, int min, int max) {
    if (value < min || value > max) {
      add(path, value + " (expected: " + min + " to " + max + ")");
    }
  }

  void count(String path, int count, int min, int max) {
    if (count < min || count > max) {
      add(path, count + " of them (expected: " + min + " to " + max + ")");
    }
  }

  /** Requires a text that is not blank. */
  void text(String path, @Nullable String value, int maxLength) {
    if (value == null) {
      add(path, "missing");
    } else if (value.isBlank()) {
      add(path, "blank");
    } else {
      optionalText(path, value, maxLength);
    }
  }

  void optionalText(String path, @Nullable String value, int maxLength) {
    if (value == null) {
      return;
    }
    if (value.length() > maxLength) {
      add(path, value.length() + " characters (expected: at most " + maxLength + ")");
    } else if (!Texts.isPlain(value)) {
      add(path, "has control characters or halves of characters (expected: plain text)");
    }
  }

  void matches(String path, @Nullable String value, Pattern pattern, String expected) {
    if (value == null) {
      add(path, "missing");
    } else if (!pattern.matcher(value).matches()) {
      // The value came from outside: shown only so far as it is short and plain.
      add(path, Texts.shown(value) + " (expected: " + expected + ")");
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  void throwIfInvalidOrder() throws InvalidOrder {
    if (!found.isEmpty()) {
      throw invalidOrder();
    }
  }

  InvalidOrder invalidOrder() {
    InvalidOrderFault fault = new InvalidOrderFault();
    fault.getViolations().addAll(found);
    return new InvalidOrder(message("order"), fault);
  }

  void throwIfInvalidDocument() throws InvalidDocument {
    if (!found.isEmpty()) {
      throw invalidDocument();
    }
  }

  InvalidDocument invalidDocument() {
    InvalidDocumentFault fault = new InvalidDocumentFault();
    fault.getViolations().addAll(found);
    return new InvalidDocument(message("document"), fault);
  }

  @Override
  public String toString() {
    return message("given");
  }

  private String message(String what) {
    Violation first = found.get(0);
    String more = found.size() == 1 ? "" : ", and " + (found.size() - 1) + " more";
    return what + ": " + first.getPath() + ": " + first.getMessage() + more;
  }
}
