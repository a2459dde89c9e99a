package dev.woad.dispatcher;

import dev.woad.contracts.CommunicationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Waits for what a call comes to. */
final class Outcomes {

  private Outcomes() {}

  /** Returns the result, or throws what the call failed with as if it had failed on this thread. */
  static @Nullable Object await(CompletionStage<?> stage) throws Throwable {
    return await(stage, new WaitingCaller());
  }

  /**
   * Does the same.
   *
   * @param caller whose thread this is; runs what there is to be done meanwhile
   */
  static @Nullable Object await(CompletionStage<?> stage, WaitingCaller caller) throws Throwable {
    CompletableFuture<?> outcome = stage.toCompletableFuture();
    try {
      if (outcome.isDone()) {
        // A reply may be there all the same, to be let go of.
        caller.awaitDone(outcome);
      } else {
        awaitOutside(outcome, caller);
      }
      return outcome.get();
    } catch (ExecutionException e) {
      Throwable failure = unwrap(e);
      // It was made on a thread of the transport; whoever reads the trace looks for the caller.
      failure.fillInStackTrace();
      throw failure;
    } catch (InterruptedException e) {
      stage.toCompletableFuture().cancel(true);
      Thread.currentThread().interrupt();
      throw new CommunicationException("interrupted while waiting for the reply", e);
    }
  }

  // A call that waits lets others into its instance, where the service says that they may.
  private static void awaitOutside(CompletableFuture<?> outcome, WaitingCaller caller)
      throws InterruptedException {
    OperationContext around = OperationContext.find().orElse(null);
    if (around == null) {
      caller.awaitDone(outcome);
      return;
    }
    try (OperationContext.Scope outside = around.goOut()) {
      caller.awaitDone(outcome);
    }
  }

  static Throwable unwrap(Throwable error) {
    Throwable cause = error.getCause();
    boolean wrapper = error instanceof CompletionException || error instanceof ExecutionException;
    return wrapper && cause != null ? unwrap(cause) : error;
  }
}
