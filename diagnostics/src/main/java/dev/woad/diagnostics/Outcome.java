package dev.woad.diagnostics;

import dev.woad.contracts.FaultException;
import dev.woad.contracts.OperationDescription;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** How a call ended. */
enum Outcome {

  /** With a reply, or without one where there is none. */
  OK,

  /** With a fault, which the contract or the service foresaw. */
  FAULT,

  /** With something that nobody foresaw, or, at a client, without an answer. */
  ERROR;

  static Outcome of(OperationDescription operation, @Nullable Throwable failure) {
    Throwable cause = unwrap(failure);
    if (cause == null) {
      return OK;
    }
    return cause instanceof FaultException || operation.faultOf(cause).isPresent() ? FAULT : ERROR;
  }

  static @Nullable Throwable unwrap(@Nullable Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** Returns what the outcome is called in metrics. */
  String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
