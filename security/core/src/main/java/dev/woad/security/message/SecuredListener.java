package dev.woad.security.message;

import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.ChannelListener;
import dev.woad.contracts.EndpointAddress;
import java.time.Duration;

/** A listener whose messages are verified before they go on. */
final class SecuredListener implements ChannelListener {

  private final ChannelListener listener;
  private final RequestVerifier verifier;

  SecuredListener(ChannelListener listener, RequestVerifier verifier) {
    this.listener = listener;
    this.verifier = verifier;
  }

  @Override
  public void prepare() {
    listener.prepare();
  }

  @Override
  public void open(ChannelHandler handler) {
    listener.open(new VerifyingHandler(handler, verifier));
  }

  @Override
  public EndpointAddress address() {
    return listener.address();
  }

  @Override
  public void stop() {
    listener.stop();
  }

  @Override
  public void close(Duration timeout) {
    listener.close(timeout);
  }
}
