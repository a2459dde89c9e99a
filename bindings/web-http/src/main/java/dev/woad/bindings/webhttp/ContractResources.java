package dev.woad.bindings.webhttp;

import dev.woad.contracts.ContractDescription;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.glassfish.jersey.server.model.Invocable;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;

/**
 * Makes Jersey's model of a contract. It is what Jersey reads from the interface, but every method
 * is handled by an {@link OperationCall} in place of an instance.
 */
final class ContractResources {

  private static final List<MediaType> DATA =
      List.of(MediaType.APPLICATION_JSON_TYPE, MediaType.APPLICATION_XML_TYPE);

  private static final List<Class<?>> UNTYPED =
      List.of(
          CharSequence.class,
          byte[].class,
          InputStream.class,
          Reader.class,
          File.class,
          Path.class,
          Response.class,
          StreamingOutput.class,
          MultivaluedMap.class,
          Form.class);

  private final ContractDescription contract;
  private final Calls calls;

  private ContractResources(ContractDescription contract, Calls calls) {
    this.contract = contract;
    this.calls = calls;
  }

  /** Makes the call that a method of a contract ends in. */
  @FunctionalInterface
  interface Calls {

    OperationCall of(Method method, Type resultType);
  }

  /** Returns the model of a contract that follows the rules. */
  static Resource of(ContractDescription contract, Calls calls) {
    return new ContractResources(contract, calls).rebuild(Resource.from(contract.type())).build();
  }

  private Resource.Builder rebuild(Resource read) {
    Resource.Builder builder =
        Resource.builder(Optional.ofNullable(read.getPath()).orElse("/"))
            .name(contract.type().getName());
    for (ResourceMethod method : read.getResourceMethods()) {
      rebuild(method, builder);
    }
    for (Resource child : read.getChildResources()) {
      builder.addChildResource(rebuild(child).build());
    }
    return builder;
  }

  private void rebuild(ResourceMethod read, Resource.Builder resource) {
    Invocable invocable = read.getInvocable();
    Method method = invocable.getDefinitionMethod();
    Type resultType = ResultTypes.unwrapped(invocable.getResponseType());
    OperationCall call = calls.of(method, resultType);
    ResourceMethod.Builder builder =
        resource
            .addMethod(read)
            .handledBy(call.asInstanceOf(contract.type()), method)
            .handlingMethod(OperationCall.METHOD)
            .routingResponseType(resultType)
            .encodedParameters(
                method.isAnnotationPresent(Encoded.class)
                    || contract.type().isAnnotationPresent(Encoded.class));
    if (read.getProducedTypes().isEmpty() && isData(ResultTypes.raw(resultType))) {
      builder.produces(DATA);
    }
    if (read.getConsumedTypes().isEmpty()
        && BodyParameter.of(invocable.getParameters())
            .filter(parameter -> isData(parameter.getRawType()))
            .isPresent()) {
      builder.consumes(DATA);
    }
  }

  // What is not data has no natural media type: there JAX-RS has its say.
  private static boolean isData(Class<?> type) {
    return type != void.class
        && type != Void.class
        && type != Object.class
        && UNTYPED.stream().noneMatch(untyped -> untyped.isAssignableFrom(type));
  }
}
