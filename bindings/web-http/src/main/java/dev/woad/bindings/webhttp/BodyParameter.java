package dev.woad.bindings.webhttp;

import java.util.List;
import java.util.Optional;
import org.glassfish.jersey.model.Parameter.Source;
import org.glassfish.jersey.server.model.Parameter;

/** Tells which parameter of a method the body of a request becomes. */
final class BodyParameter {

  private BodyParameter() {}

  /**
   * Finds it as Jersey does when it comes to call the method: the one without annotations, or else
   * the only one whose annotations mean nothing to REST, such as {@code @WebParam}.
   */
  static Optional<Parameter> of(List<Parameter> parameters) {
    return of(parameters, Source.ENTITY).or(() -> of(parameters, Source.UNKNOWN));
  }

  private static Optional<Parameter> of(List<Parameter> parameters, Source source) {
    List<Parameter> found =
        parameters.stream()
            .filter(parameter -> parameter.getSource() == source && !parameter.isQualified())
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }
}
