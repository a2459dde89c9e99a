package dev.woad.testing.conformance;

import dev.woad.contracts.AsyncShapeOf;
import java.util.concurrent.CompletionStage;

/** The asynchronous shape of {@link FeedCallback}. */
@AsyncShapeOf(FeedCallback.class)
public interface FeedCallbackAsync {

  /** Answers a question. */
  CompletionStage<String> answer(String question);
}
