package dev.woad.security.message;

import dev.woad.bindings.ClosedListener;
import dev.woad.bindings.RequestChannel;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** A channel that does with messages what it does, and leaves all else to another. */
abstract class ForwardingChannel implements RequestChannel {

  private final RequestChannel channel;

  ForwardingChannel(RequestChannel channel) {
    this.channel = channel;
  }

  RequestChannel channel() {
    return channel;
  }

  @Override
  public CompletionStage<Void> open(Duration timeout) {
    return channel.open(timeout);
  }

  @Override
  public CompletionStage<Void> close(Duration timeout) {
    return channel.close(timeout);
  }

  @Override
  public boolean isFaulted() {
    return channel.isFaulted();
  }

  @Override
  public void onClosed(ClosedListener listener) {
    channel.onClosed(listener);
  }

  @Override
  public boolean isOnEventLoop() {
    return channel.isOnEventLoop();
  }

  @Override
  public void abort() {
    channel.abort();
  }
}
