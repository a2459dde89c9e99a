package dev.woad.security.message;

import dev.woad.bindings.ChannelSession;
import dev.woad.bindings.RequestContext;
import dev.woad.bindings.message.Message;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** A message that was verified, whose reply gets a Timestamp. */
final class SecuredContext implements RequestContext {

  private final RequestContext context;
  private final Clock clock;
  private final @Nullable ChannelSession session;
  private final boolean onEventLoop;

  SecuredContext(
      RequestContext context, Clock clock, @Nullable ChannelSession session, boolean onEventLoop) {
    this.context = context;
    this.clock = clock;
    this.session = session;
    this.onEventLoop = onEventLoop;
  }

  @Override
  public Message request() {
    return context.request();
  }

  @Override
  public void reply(Message reply) {
    SecurityHeaderWriter.protect(reply, clock, null);
    context.reply(reply);
  }

  @Override
  public void replyUnforeseen(Message fault) {
    SecurityHeaderWriter.protect(fault, clock, null);
    context.replyUnforeseen(fault);
  }

  @Override
  public void acknowledge() {
    context.acknowledge();
  }

  @Override
  public void fail(Throwable why) {
    context.fail(why);
  }

  @Override
  public boolean isAcknowledgedWhenDone() {
    return context.isAcknowledgedWhenDone();
  }

  @Override
  public void abort() {
    context.abort();
  }

  @Override
  public @Nullable ChannelSession session() {
    return session;
  }

  @Override
  public boolean isDuplex() {
    return context.isDuplex();
  }

  @Override
  public boolean isRequestStreamed() {
    return context.isRequestStreamed();
  }

  @Override
  public boolean isOnEventLoop() {
    return onEventLoop;
  }
}
