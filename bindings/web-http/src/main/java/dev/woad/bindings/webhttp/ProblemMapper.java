package dev.woad.bindings.webhttp;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Locale;
import org.glassfish.jersey.server.ParamException;
import org.jspecify.annotations.Nullable;

/** Turns what Jersey refuses, or fails at, into problems. */
final class ProblemMapper implements ExceptionMapper<Throwable> {

  @Override
  public Response toResponse(Throwable error) {
    if (error instanceof ProblemException refused) {
      return asResponse(refused.problem());
    }
    if (error instanceof ParamException refused) {
      return asResponse(problem(refused));
    }
    if (error instanceof WebApplicationException refused) {
      return response(refused);
    }
    return asResponse(InternalProblem.of(error, "request"));
  }

  private static Response response(WebApplicationException refused) {
    Response chosen = refused.getResponse();
    if (chosen.getStatus() < 400 || chosen.hasEntity()) {
      return chosen;
    }
    Problem problem = Problem.of(chosen.getStatus(), detail(refused));
    Response.ResponseBuilder builder = Response.status(problem.status()).entity(problem);
    chosen.getHeaders().forEach((name, values) -> values.forEach(v -> builder.header(name, v)));
    return builder.build();
  }

  private static @Nullable String detail(WebApplicationException refused) {
    if (refused instanceof NotFoundException) {
      return "No resource has this address.";
    }
    if (refused instanceof NotAllowedException) {
      return "The resource does not have this method (expected: one of "
          + String.join(", ", refused.getResponse().getAllowedMethods())
          + ").";
    }
    if (refused instanceof NotAcceptableException) {
      return "The resource produces no media type that the request accepts.";
    }
    if (refused instanceof NotSupportedException) {
      return "The resource does not consume the media type of the request body.";
    }
    return null;
  }

  // JAX-RS has any parameter in an address make it unknown; a wrong query is a wrong request.
  private static Problem problem(ParamException refused) {
    String kind = refused.getParameterType().getSimpleName().replaceFirst("Param$", "");
    int status = refused.getParameterType() == PathParam.class ? 404 : 400;
    String expected = TextParameters.expected(refused).orElse("another kind of value");
    String message = "not a valid value (expected: " + expected + ")";
    return Problem.of(
            status,
            kind.toLowerCase(Locale.ROOT)
                + " parameter "
                + refused.getParameterName()
                + ": "
                + message)
        .withViolation(refused.getParameterName(), message);
  }

  private static Response asResponse(Problem problem) {
    return Response.status(problem.status()).entity(problem).build();
  }
}
