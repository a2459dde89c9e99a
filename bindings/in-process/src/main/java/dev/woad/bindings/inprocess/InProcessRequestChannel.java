package dev.woad.bindings.inprocess;

import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.CommunicationObjectClosedException;
import dev.woad.contracts.EndpointAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A channel to a listener in this JVM, found anew for each message. */
final class InProcessRequestChannel implements RequestChannel {

  private final EndpointAddress address;
  private final MessageEncoder encoder;
  private final Consumer<RequestChannel> onClose;
  private final PendingReplies replies;
  private volatile boolean closed;

  InProcessRequestChannel(
      EndpointAddress address,
      MessageEncoder encoder,
      InProcessTransportBindingElement transport,
      Consumer<RequestChannel> onClose) {
    this.address = address;
    this.encoder = encoder;
    this.replies = new PendingReplies(address, encoder, transport.maxReceivedMessageSize());
    this.onClose = onClose;
  }

  @Override
  public CompletionStage<Void> open(Duration timeout) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<Message> request(Message message, Duration timeout) {
    return replies.await(reply -> deliver(message, reply), timeout, replies::read);
  }

  @Override
  public CompletionStage<Void> send(Message message, Duration timeout) {
    return replies
        .await(reply -> deliver(message, reply), timeout, bytes -> bytes)
        .thenApply(nothing -> null);
  }

  @Override
  public CompletionStage<Void> close(Duration timeout) {
    closed = true;
    return replies
        .all()
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (done, failure) -> {
              abort();
              return null;
            });
  }

  @Override
  public void abort() {
    closed = true;
    replies.fail(closed());
    onClose.accept(this);
  }

  private void deliver(Message message, CompletableFuture<EncodedBytes> reply) {
    InProcessChannelListener listener = listener();
    Message request;
    try {
      request =
          EncodedBytes.of(encoder, message)
              .decode(listener.encoder(), listener.maxReceivedMessageSize(), address.uri());
    } catch (IOException e) {
      throw new CommunicationException("message " + message + " cannot be sent", e);
    }
    if (closed) {
      throw closed();
    }
    listener.receive(new InProcessCall(request, listener.encoder(), reply));
  }

  private InProcessChannelListener listener() {
    if (closed) {
      throw closed();
    }
    return InProcessChannelListener.require(address);
  }

  private CommunicationObjectClosedException closed() {
    return new CommunicationObjectClosedException("channel to " + address + ": closed");
  }
}
