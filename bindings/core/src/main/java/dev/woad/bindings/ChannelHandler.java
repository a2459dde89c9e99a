package dev.woad.bindings;

import dev.woad.bindings.message.Message;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Takes what a listener has received: a message, or on wires that bind arguments themselves, a
 * call. Safe for use by many threads.
 */
public interface ChannelHandler {

  /**
   * Takes notice of a session that a client begins, before anything in it is taken. No message of
   * it may be handed on before the stage completes, and none at all if it fails: the session is to
   * be refused then by what it fails with.
   */
  default CompletionStage<?> accept(ChannelSession session) {
    return CompletableFuture.completedFuture(null);
  }

  /**
   * Takes a message, and sooner or later answers it through its context. Never throws: what goes
   * wrong becomes a fault.
   */
  void receive(RequestContext context);

  /**
   * Calls an operation.
   *
   * @param method the method of the contract's interface
   * @param arguments its arguments
   * @param request what is known of the request: no envelope, an empty body, its properties
   * @return the result; or the exception that the operation threw, as error handlers left it
   */
  CompletionStage<?> invoke(Method method, Object[] arguments, Message request);

  /**
   * Returns whether callers are told what an exception says that no contract declares, for those
   * who look for a mistake: WCF's includeExceptionDetailInFaults. A wire that gets such an
   * exception from {@link #invoke} tells all of it then, and nothing of it else.
   */
  default boolean isExceptionDetailIncluded() {
    return false;
  }
}
