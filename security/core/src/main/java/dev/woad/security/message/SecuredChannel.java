package dev.woad.security.message;

import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.FaultException;
import dev.woad.contracts.MessageSecurityException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Secures messages to a service, and checks what comes back. */
final class SecuredChannel extends ForwardingChannel {

  private final ClientSecurity security;
  private final ChannelConversation conversation;

  SecuredChannel(
      RequestChannel channel, ClientSecurity security, ChannelConversation conversation) {
    super(channel);
    this.security = security;
    this.conversation = conversation;
  }

  @Override
  public CompletionStage<Void> open(Duration timeout) {
    return conversation.current(timeout).thenCompose(begun -> super.open(timeout));
  }

  @Override
  public CompletionStage<Message> request(Message message, Duration timeout) {
    if (!security.hasConversations()) {
      return request(message, timeout, null);
    }
    return conversation.current(timeout).thenCompose(begun -> request(message, timeout, begun));
  }

  private CompletionStage<Message> request(
      Message message, Duration timeout, ClientSecurity.@Nullable Begun begun) {
    security.protect(message, begun);
    CompletableFuture<Message> exchange = channel().request(message, timeout).toCompletableFuture();
    CompletableFuture<Message> outcome = exchange.thenApply(this::verified);
    outcome.whenComplete(
        (reply, error) -> {
          if (outcome.isCancelled()) {
            exchange.cancel(true);
          }
        });
    return outcome;
  }

  private Message verified(Message reply) {
    try {
      return security.verified(reply);
    } catch (MessageSecurityException e) {
      if (e.getCause() instanceof FaultException fault
          && fault
              .code()
              .subCode()
              .orElse(fault.code())
              .name()
              .getLocalPart()
              .equals("BadContextToken")) {
        // The next call begins another.
        conversation.forget();
      }
      throw e;
    }
  }

  @Override
  public CompletionStage<Void> send(Message message, Duration timeout) {
    return conversation
        .current(timeout)
        .thenCompose(
            begun -> {
              security.protect(message, begun);
              return channel().send(message, timeout);
            });
  }

  @Override
  public CompletionStage<Void> close(Duration timeout) {
    return conversation.end(channel(), timeout).thenCompose(ended -> super.close(timeout));
  }
}
