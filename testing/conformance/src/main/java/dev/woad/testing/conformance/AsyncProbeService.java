package dev.woad.testing.conformance;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The service behind {@link EchoProbe} in its asynchronous shape, answered by a test. */
public final class AsyncProbeService {

  private final BlockingQueue<CompletableFuture<String>> calls = new LinkedBlockingQueue<>();

  /** Creates the service. */
  public AsyncProbeService() {}

  /** Takes a call that a test answers. */
  public CompletionStage<String> echo(String text) {
    CompletableFuture<String> answer = new CompletableFuture<>();
    calls.add(answer);
    return answer;
  }

  /** Waits for the next call. */
  CompletableFuture<String> nextCall() throws InterruptedException {
    CompletableFuture<String> call = calls.poll(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (call == null) {
      throw new AssertionError("no call came");
    }
    return call;
  }
}
