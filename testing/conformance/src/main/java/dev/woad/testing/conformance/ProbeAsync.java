package dev.woad.testing.conformance;

import dev.woad.contracts.AsyncShapeOf;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The asynchronous shape of some of {@link Probe}. */
@AsyncShapeOf(Probe.class)
public interface ProbeAsync {

  /** Gives a text back. */
  CompletionStage<@Nullable String> echo(@Nullable String text);

  /** Adds without overflow, or fails by the declared fault. */
  CompletionStage<Integer> add(int left, int right);

  /** Remembers a text. */
  CompletionStage<@Nullable Void> notify(String text);

  /** Answers when the gate of the given name is opened. */
  CompletionStage<String> await(String gate);
}
