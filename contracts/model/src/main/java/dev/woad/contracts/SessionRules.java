package dev.woad.contracts;

import java.util.List;

/** What a contract may not say about sessions, as in WCF. */
final class SessionRules {

  private SessionRules() {}

  static void check(ContractDescription contract) {
    String type = contract.type().getName();
    SessionMode mode = contract.sessionMode();
    ContractDescription callback = contract.callback();
    if (callback != null && mode == SessionMode.NOT_ALLOWED) {
      throw new IllegalArgumentException(
          "sessionMode of "
              + type
              + ": NOT_ALLOWED (expected: another, because callbacks need a session)");
    }
    if (mode != SessionMode.REQUIRED) {
      requireNoPlace(contract.operations(), "sessionMode REQUIRED on " + type);
    }
    if (callback != null) {
      requireNoPlace(callback.operations(), "neither in a callback contract");
    }
    if (contract.operations().stream().noneMatch(OperationDescription::initiating)) {
      throw new IllegalArgumentException(
          "operations of " + type + ": none is initiating (expected: at least one)");
    }
  }

  private static void requireNoPlace(List<OperationDescription> operations, String expected) {
    for (OperationDescription operation : operations) {
      if (!operation.initiating() || operation.terminating()) {
        throw new IllegalArgumentException(
            "operation "
                + operation
                + ": isInitiating="
                + operation.initiating()
                + ", isTerminating="
                + operation.terminating()
                + " (expected: "
                + expected
                + ")");
      }
    }
  }
}
