package dev.woad.hosting.standalone;

/** Says in one line what went wrong. */
final class Failures {

  private Failures() {}

  static String line(Throwable failure) {
    String line = text(failure);
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String reason = root.getMessage();
    if (reason == null || !line.contains(reason)) {
      line += " (" + root.getClass().getSimpleName() + (reason == null ? "" : ": " + reason) + ")";
    }
    return line.replaceAll("\\s*\\R\\s*", " ");
  }

  private static String text(Throwable failure) {
    String message = failure.getMessage();
    return message == null || failure instanceof LinkageError ? failure.toString() : message;
  }
}
