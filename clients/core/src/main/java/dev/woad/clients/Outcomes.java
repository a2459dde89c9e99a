package dev.woad.clients;

import dev.woad.contracts.CommunicationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Waits for what a call comes to. */
final class Outcomes {

  private Outcomes() {}

  /** Returns the result, or throws what the call failed with as if it had failed on this thread. */
  static @Nullable Object await(CompletionStage<?> stage) throws Throwable {
    try {
      return stage.toCompletableFuture().get();
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

  static Throwable unwrap(Throwable error) {
    Throwable cause = error.getCause();
    boolean wrapper = error instanceof CompletionException || error instanceof ExecutionException;
    return wrapper && cause != null ? unwrap(cause) : error;
  }
}
