package dev.woad.security.message;

import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.message.Message;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** The way back to a client: messages get a Timestamp, and what comes back has one. */
final class TimestampingChannel extends ForwardingChannel {

  private final Clock clock;

  TimestampingChannel(RequestChannel channel, Clock clock) {
    super(channel);
    this.clock = clock;
  }

  @Override
  public CompletionStage<Message> request(Message message, Duration timeout) {
    SecurityHeaderWriter.protect(message, clock, null);
    return channel()
        .request(message, timeout)
        .thenApply(
            reply -> {
              // It came over the session that was verified.
              reply.headers().understood(Wss.HEADER);
              return reply;
            });
  }

  @Override
  public CompletionStage<Void> send(Message message, Duration timeout) {
    SecurityHeaderWriter.protect(message, clock, null);
    return channel().send(message, timeout);
  }
}
