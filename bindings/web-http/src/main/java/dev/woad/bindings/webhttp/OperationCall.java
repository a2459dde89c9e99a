package dev.woad.bindings.webhttp;

import dev.woad.bindings.ChannelHandler;
import jakarta.ws.rs.core.GenericEntity;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Leads a matched resource method to the operation behind it. It stands in Jersey's model as the
 * instance of the contract, so that Jersey binds arguments by the contract's own annotations.
 */
final class OperationCall implements InvocationHandler {

  /**
   * What Jersey believes to call: its result type makes Jersey wait without a thread, whatever the
   * result type of the contract's method is.
   */
  static final Method METHOD = method();

  private final Method operation;
  private final Type resultType;
  private final ChannelHandler handler;
  private final OperationFaults faults;
  private final ContextArguments contextArguments;

  OperationCall(Method operation, Type resultType, ChannelHandler handler, OperationFaults faults) {
    this.operation = operation;
    this.resultType = resultType;
    this.handler = handler;
    this.faults = faults;
    this.contextArguments = ContextArguments.of(operation);
  }

  /** Calls the operation for the exchange that this thread is in; never fails. */
  CompletionStage<Response> call(Object[] arguments) {
    Exchange exchange = Exchange.current();
    contextArguments.replace(arguments, exchange);
    return handler
        .invoke(operation, arguments, exchange.message())
        .handle((result, error) -> error == null ? succeeded(result) : failed(error));
  }

  Object asInstanceOf(Class<?> contract) {
    return Proxy.newProxyInstance(contract.getClassLoader(), new Class<?>[] {contract}, this);
  }

  /** Answers what collections ask of the stand-in; calls take the other way. */
  @Override
  public Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
    return switch (method.getName()) {
      case "hashCode" -> System.identityHashCode(proxy);
      case "equals" -> arguments != null && proxy == arguments[0];
      case "toString" -> operation.toString();
      default -> throw new UnsupportedOperationException(method.toString());
    };
  }

  private Response succeeded(@Nullable Object result) {
    if (result == null) {
      return Response.noContent().build();
    }
    if (result instanceof Response response) {
      return response;
    }
    Object entity =
        resultType instanceof ParameterizedType ? new GenericEntity<>(result, resultType) : result;
    return Response.ok(entity).build();
  }

  private Response failed(Throwable error) {
    Throwable cause = error;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return faults.response(cause);
  }

  private static Method method() {
    try {
      return OperationCall.class.getDeclaredMethod("call", Object[].class);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }
}
