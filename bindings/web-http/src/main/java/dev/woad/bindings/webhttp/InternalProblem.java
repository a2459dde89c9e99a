package dev.woad.bindings.webhttp;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells callers nothing of what failed inside but an id, under which the log tells it. */
final class InternalProblem {

  private static final Logger LOG = LoggerFactory.getLogger(InternalProblem.class);
  private static final String DETAIL =
      "The service failed in a way that its contract does not speak of. Its log says more, under"
          + " the id that is the instance of this problem.";

  private InternalProblem() {}

  /** Logs an error whole, and returns the problem that stands for it. */
  static Problem of(Throwable error, Object where) {
    String id = newId();
    LOG.error("{} failed: {}", where, id, error);
    return problem(id);
  }

  /** Logs the id of an error that the dispatcher logs whole. */
  static Problem ofOperation(Throwable error, Object operation) {
    String id = newId();
    LOG.error("operation {} failed: {}: {}", operation, id, error.toString());
    LOG.debug("{}", id, error);
    return problem(id);
  }

  private static String newId() {
    return "urn:uuid:" + UUID.randomUUID();
  }

  private static Problem problem(String id) {
    return Problem.of(500, DETAIL).withInstance(id);
  }
}
