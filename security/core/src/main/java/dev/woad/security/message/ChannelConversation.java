package dev.woad.security.message;

import dev.woad.bindings.ChannelInitiator;
import dev.woad.bindings.RequestChannel;
import dev.woad.contracts.EndpointAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The conversation that one channel has with its service: begun when first needed, and anew before
 * its key expires. Safe for use by many threads.
 */
final class ChannelConversation {

  private final ClientSecurity security;
  private final ChannelInitiator initiator;
  private final EndpointAddress address;
  private @Nullable CompletableFuture<ClientSecurity.Begun> begun;

  ChannelConversation(
      ClientSecurity security, ChannelInitiator initiator, EndpointAddress address) {
    this.security = security;
    this.initiator = initiator;
    this.address = address;
  }

  /** Returns the conversation; nothing where credentials go with each message. */
  CompletionStage<ClientSecurity.@Nullable Begun> current(Duration timeout) {
    if (!security.hasConversations()) {
      return CompletableFuture.completedFuture(null);
    }
    CompletableFuture<ClientSecurity.Begun> starting;
    synchronized (this) {
      CompletableFuture<ClientSecurity.Begun> known = begun;
      boolean usable =
          known != null
              && !known.isCompletedExceptionally()
              && (!known.isDone() || known.join().isFresh());
      if (known != null && usable) {
        return known.thenApply(conversation -> conversation);
      }
      starting = new CompletableFuture<>();
      begun = starting;
    }
    // Not under the lock: the transport may answer at once.
    security
        .begin(initiator, address, timeout)
        .whenComplete(
            (conversation, error) -> {
              if (error == null) {
                starting.complete(conversation);
              } else {
                starting.completeExceptionally(error);
              }
            });
    return starting.thenApply(conversation -> conversation);
  }

  /** Returns the conversation if it has begun. */
  synchronized ClientSecurity.@Nullable Begun known() {
    CompletableFuture<ClientSecurity.Begun> known = begun;
    return known != null && known.isDone() && !known.isCompletedExceptionally()
        ? known.join()
        : null;
  }

  /** Forgets the conversation, which the service does not know any more. */
  synchronized void forget() {
    begun = null;
  }

  /** Tells the service that the conversation is over. */
  CompletionStage<Void> end(RequestChannel channel, Duration timeout) {
    ClientSecurity.Begun conversation = known();
    forget();
    if (conversation == null || channel.isFaulted()) {
      return CompletableFuture.completedFuture(null);
    }
    return security
        .end(channel, conversation, address, timeout)
        .handle(
            (reply, error) -> {
              // A service that does not answer will forget it by itself.
              if (reply != null) {
                reply.close();
              }
              return null;
            });
  }
}
