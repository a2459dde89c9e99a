package dev.woad.bindings.webhttp;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.woad.bindings.message.ReaderQuotas;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.NoContentException;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells callers what is wrong with the body that they sent. */
final class BodyInterceptor implements ReaderInterceptor {

  private static final Logger LOG = LoggerFactory.getLogger(BodyInterceptor.class);

  private final JsonProblems jsonProblems;

  BodyInterceptor(ReaderQuotas quotas) {
    this.jsonProblems = new JsonProblems(quotas);
  }

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) {
    Object body;
    try {
      body = context.proceed();
    } catch (JsonProcessingException e) {
      throw jsonProblems.refuse(e);
    } catch (NoContentException e) {
      throw new ProblemException(none(), e);
    } catch (BadRequestException e) {
      throw e.getCause() instanceof NoContentException ? new ProblemException(none(), e) : e;
    } catch (IOException e) {
      // The other party went away, or its chunks make no sense.
      LOG.debug("request body", e);
      throw new ProblemException(Problem.of(400, "request body: cut short or garbled"), e);
    }
    if (body == null) {
      throw new ProblemException(none());
    }
    return body;
  }

  private static Problem none() {
    return Problem.of(400, "request body: none (expected: one)");
  }
}
