package dev.woad.bindings.webhttp;

import jakarta.ws.rs.WebApplicationException;

/** Refuses a request with a problem, from wherever it is found. */
final class ProblemException extends WebApplicationException {

  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.detail(), problem.status());
    this.problem = problem;
  }

  ProblemException(Problem problem, Throwable cause) {
    super(problem.detail(), cause, problem.status());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
