package dev.woad.hosting;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.ChannelInitiator;
import dev.woad.bindings.ChannelListener;
import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.TransportBindingElement;
import dev.woad.contracts.EndpointAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Moves nothing, tells what is done with its listeners, and does in between what it is told to. */
final class GatedTransport implements TransportBindingElement {

  final List<String> events = new CopyOnWriteArrayList<>();
  volatile Runnable onOpen = () -> {};
  volatile Runnable onStop = () -> {};
  volatile Runnable onClose = () -> {};

  CustomBinding binding() {
    return CustomBinding.of(this);
  }

  @Override
  public String scheme() {
    return "gated";
  }

  @Override
  public long maxReceivedMessageSize() {
    return DEFAULT_MAX_RECEIVED_MESSAGE_SIZE;
  }

  @Override
  public ChannelListener createListener(BindingContext context) {
    return new ChannelListener() {

      @Override
      public void open(ChannelHandler handler) {
        note("open");
        onOpen.run();
      }

      @Override
      public EndpointAddress address() {
        return context.address();
      }

      @Override
      public void stop() {
        note("stop");
        onStop.run();
      }

      @Override
      public void close(Duration timeout) {
        note("close");
        onClose.run();
      }

      private void note(String event) {
        events.add(event + " " + context.address().uri().getPath().substring(1));
      }
    };
  }

  @Override
  public ChannelInitiator createInitiator(BindingContext context) {
    throw new UnsupportedOperationException();
  }
}
