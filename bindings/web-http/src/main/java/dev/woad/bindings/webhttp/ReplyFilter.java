package dev.woad.bindings.webhttp;

import dev.woad.bindings.httpserver.HttpBody;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Gives replies their last shape before they are written. */
final class ReplyFilter implements ContainerResponseFilter {

  private static final Annotation[] NO_ANNOTATIONS = {};

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Object entity = response.getEntity();
    if (entity instanceof Problem problem) {
      write(problem, request, response);
      return;
    }
    if (entity == null) {
      if (response.getStatus() >= 400) {
        write(Problem.of(response.getStatus(), null), request, response);
      } else {
        // OPTIONS has Jersey say of nothing that it is whatever the caller accepts.
        response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
      }
      return;
    }
    MediaType type = response.getMediaType();
    if (type != null
        && type.getType().equals("text")
        && !type.getParameters().containsKey(MediaType.CHARSET_PARAMETER)) {
      response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, type.withCharset("utf-8"));
    }
    streamed(entity)
        .ifPresent(
            body -> {
              // Jersey would have to write it here and now, hence into memory.
              request.setProperty(Exchange.STREAMED_BODY, body);
              response.setEntity(null);
            });
  }

  private static void write(
      Problem problem, ContainerRequestContext request, ContainerResponseContext response) {
    List<String> accept = request.getHeaders().get(HttpHeaders.ACCEPT);
    ProblemFormat format = ProblemFormat.of(accept == null ? List.of() : accept);
    response.setEntity(
        format.write(problem), NO_ANNOTATIONS, MediaType.valueOf(format.mediaType()));
  }

  private static Optional<HttpBody> streamed(Object entity) {
    if (entity instanceof StreamingOutput output) {
      return Optional.of(output::write);
    }
    if (entity instanceof InputStream in) {
      return Optional.of(
          out -> {
            try (in) {
              in.transferTo(out);
            } catch (ProblemException e) {
              // A request that is sent back as it comes in, and is too large after all: what is
              // left to do is to cut the reply short.
              throw new IOException(e.getMessage(), e);
            }
          });
    }
    if (entity instanceof File file) {
      return Optional.of(new FileBody(file.toPath()));
    }
    return entity instanceof Path path ? Optional.of(new FileBody(path)) : Optional.empty();
  }

  private record FileBody(Path path) implements HttpBody {

    @Override
    public long length() {
      return path.toFile().length();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      Files.copy(path, out);
    }
  }
}
