package dev.woad.hosting;

import dev.woad.bindings.ChannelListener;
import dev.woad.bindings.ServiceEndpoint;
import dev.woad.dispatcher.ChannelDispatcher;
import java.time.Duration;
import java.util.List;

/** What listens at one address, and the endpoints that share it. */
final class AddressListener {

  private final ChannelListener listener;
  private final ChannelDispatcher dispatcher;
  private volatile List<ServiceEndpoint> endpoints;

  AddressListener(
      ChannelListener listener, ChannelDispatcher dispatcher, List<ServiceEndpoint> endpoints) {
    this.listener = listener;
    this.dispatcher = dispatcher;
    this.endpoints = List.copyOf(endpoints);
  }

  List<ServiceEndpoint> endpoints() {
    return endpoints;
  }

  void prepare() {
    listener.prepare();
  }

  void open() {
    listener.open(dispatcher);
    endpoints =
        endpoints.stream().map(endpoint -> endpoint.withAddress(listener.address())).toList();
  }

  void stop() {
    dispatcher.refuseCalls();
    listener.stop();
  }

  void close(Duration timeout) {
    listener.close(timeout);
  }
}
