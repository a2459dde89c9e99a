package dev.woad.dispatcher;

import dev.woad.contracts.OperationDescription;
import jakarta.xml.ws.AsyncHandler;
import jakarta.xml.ws.Response;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How one method of an interface gives the outcome of its operation. */
interface CallShape {

  /** Returns the operation that the method stands for. */
  OperationDescription operation();

  /** Returns those of the arguments that are sent. */
  default Object[] sent(Object[] arguments) {
    return arguments;
  }

  /** Makes the call, and gives its outcome as the method does. */
  @Nullable Object give(Call call, Object[] arguments) throws Throwable;

  /** A call that is still to be made. */
  interface Call {

    /**
     * Makes it.
     *
     * @param caller what reads the reply, if somebody waits for it
     */
    CompletionStage<?> make(@Nullable Executor caller);

    /** Makes it at all who answer. */
    void gather(GatheredReplies replies);
  }

  /** Finds the shape of a method. */
  static CallShape of(Method method, ClientRuntime runtime) {
    Class<?> returned = method.getReturnType();
    if (returned == Response.class || returned == Future.class) {
      return JaxWsAsyncShape.of(method, runtime);
    }
    OperationDescription operation =
        runtime
            .operation(method)
            .orElseThrow(
                () ->
                    new UnsupportedOperationException(
                        "method: " + method + " (expected: an operation of its contract)"));
    if (GatheringShape.isReturnedBy(method)) {
      return GatheringShape.of(method, operation);
    }
    return CompletionStage.class.isAssignableFrom(returned)
        ? new Staged(operation)
        : new Blocking(operation);
  }

  /** The caller waits. */
  record Blocking(OperationDescription operation) implements CallShape {

    @Override
    public @Nullable Object give(Call call, Object[] arguments) throws Throwable {
      WaitingCaller caller = new WaitingCaller();
      return Outcomes.await(call.make(caller), caller);
    }
  }

  /** The caller gets a stage. */
  record Staged(OperationDescription operation) implements CallShape {

    @Override
    public Object give(Call call, Object[] arguments) {
      return call.make(null);
    }
  }

  /**
   * The caller gets a {@code Response}, or gives a handler. Jakarta XML Web Services 4.0, 2.3.4.
   */
  record JaxWsAsyncShape(OperationDescription operation, ResponseBean bean, boolean handled)
      implements CallShape {

    private static final Logger LOG = LoggerFactory.getLogger(JaxWsAsyncShape.class);

    static JaxWsAsyncShape of(Method method, ClientRuntime runtime) {
      Class<?>[] parameters = method.getParameterTypes();
      boolean handled =
          parameters.length > 0 && parameters[parameters.length - 1] == AsyncHandler.class;
      int sent = handled ? parameters.length - 1 : parameters.length;
      String name = method.getName().substring(0, method.getName().length() - "Async".length());
      OperationDescription operation =
          runtime.endpoint().contract().operations().stream()
              .filter(candidate -> candidate.method().getName().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new UnsupportedOperationException(
                          "method: " + method + " (expected: beside a method " + name + ")"));
      return new JaxWsAsyncShape(operation, ResponseBean.of(method, operation, sent), handled);
    }

    @Override
    public Object[] sent(Object[] arguments) {
      int given = handled ? arguments.length - 1 : arguments.length;
      return Arrays.copyOf(arguments, given);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object give(Call call, Object[] arguments) {
      CompletionStage<?> outcome = call.make(null);
      AsyncResponse response = new AsyncResponse();
      response.whenComplete(
          (result, error) -> {
            if (response.isCancelled()) {
              outcome.toCompletableFuture().cancel(true);
            }
          });
      outcome.whenComplete(
          (result, error) -> {
            settle(response, result, error);
            if (handled) {
              tell((AsyncHandler<Object>) arguments[arguments.length - 1], response);
            }
          });
      return response;
    }

    private void settle(
        AsyncResponse response, @Nullable Object result, @Nullable Throwable error) {
      if (error != null) {
        response.completeExceptionally(Outcomes.unwrap(error));
        return;
      }
      try {
        response.complete(bean.value(result));
      } catch (RuntimeException | Error e) {
        // Whoever waits for the response is not to wait for good.
        response.completeExceptionally(e);
      }
    }

    private void tell(AsyncHandler<Object> handler, AsyncResponse response) {
      try {
        handler.handleResponse(response);
      } catch (RuntimeException | Error e) {
        // Nobody else hears of it: the caller has gone on, and the thread is the transport's.
        LOG.error("the handler of operation {} failed", operation, e);
      }
    }
  }
}
