package dev.woad.bindings.webhttp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.FaultException;
import dev.woad.contracts.SecurityAccessDeniedException;
import dev.woad.contracts.ServerTooBusyException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells callers of what one operation threw. Safe for use by many threads. */
final class OperationFaults {

  private static final Logger LOG = LoggerFactory.getLogger(OperationFaults.class);

  // Codes that .NET and WS-Security give faults of the host, by their local names.
  private static final Map<String, Integer> STATUS_OF_CODE =
      Map.of(
          "FailedAuthentication", 401,
          "InvalidSecurityToken", 401,
          "AccessDenied", 403,
          "EndpointUnavailable", 503,
          "ServerTooBusy", 503);

  private final String operation;
  private final List<DeclaredFault> declared;
  private final JsonMapper mapper;
  private final boolean includeExceptionDetail;

  private OperationFaults(
      String operation,
      List<DeclaredFault> declared,
      JsonMapper mapper,
      boolean includeExceptionDetail) {
    this.operation = operation;
    this.declared = List.copyOf(declared);
    this.mapper = mapper;
    this.includeExceptionDetail = includeExceptionDetail;
  }

  static OperationFaults of(ContractDescription contract, Method method, JsonMapper mapper) {
    return new OperationFaults(
        contract + "." + method.getName(), DeclaredFault.of(contract, method), mapper, false);
  }

  /** Returns these telling, or not, what an exception says that the contract does not declare. */
  OperationFaults withExceptionDetail(boolean include) {
    return new OperationFaults(operation, declared, mapper, include);
  }

  /** Returns the response that tells of an error. */
  Response response(Throwable error) {
    if (error instanceof WebApplicationException chosen && !(error instanceof ProblemException)) {
      return chosen.getResponse();
    }
    Problem problem = problem(error);
    return Response.status(problem.status()).entity(problem).build();
  }

  private Problem problem(Throwable error) {
    if (error instanceof ProblemException refused) {
      return refused.problem();
    }
    Optional<DeclaredFault> fault = DeclaredFault.find(declared, error);
    if (fault.isPresent()) {
      return problem(fault.get(), error);
    }
    if (error instanceof FaultException thrown) {
      return problem(thrown);
    }
    if (error instanceof SecurityAccessDeniedException) {
      return Problem.of(403, "Access is denied.");
    }
    if (error instanceof ServerTooBusyException) {
      LOG.debug("{}: too busy", operation, error);
      return Problem.of(503, "The service has as many calls as it can take. Try again later.");
    }
    Problem problem = InternalProblem.ofOperation(error, operation);
    return includeExceptionDetail
        ? problem
            .withDetail(String.valueOf(error.getMessage()))
            .with("exception", ExceptionMembers.of(error))
        : problem;
  }

  private Problem problem(DeclaredFault fault, Throwable error) {
    Problem problem = Problem.of(fault.status(), fault.type(), fault.title(), error.getMessage());
    return fault.detailOf(error).map(this::bean).map(problem::withAll).orElse(problem);
  }

  private Problem problem(FaultException thrown) {
    Object detail = thrown.detail().orElse(null);
    if (detail != null) {
      Optional<DeclaredFault> fault = DeclaredFault.findByDetail(declared, detail.getClass());
      if (fault.isPresent()) {
        return Problem.of(
                fault.get().status(), fault.get().type(), fault.get().title(), thrown.reason())
            .withAll(bean(detail));
      }
    }
    int byCode = thrown.code().isSender() ? 400 : 500;
    int status =
        thrown
            .code()
            .subCode()
            .map(sub -> STATUS_OF_CODE.getOrDefault(sub.name().getLocalPart(), byCode))
            .orElse(byCode);
    return Problem.of(status, thrown.reason());
  }

  private JsonNode bean(Object detail) {
    return mapper.valueToTree(detail);
  }
}
