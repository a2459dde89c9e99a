package dev.woad.security.message;

import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.ChannelSession;
import dev.woad.bindings.RequestContext;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.MessageSecurityException;
import java.lang.reflect.Method;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks the calls that a service makes to its client. */
final class CallbackHandler implements ChannelHandler {

  private static final Logger LOG = LoggerFactory.getLogger(CallbackHandler.class);

  private final ChannelHandler handler;
  private final ClientSecurity security;
  private final ChannelConversation conversation;

  CallbackHandler(
      ChannelHandler handler, ClientSecurity security, ChannelConversation conversation) {
    this.handler = handler;
    this.security = security;
    this.conversation = conversation;
  }

  @Override
  public CompletionStage<?> accept(ChannelSession session) {
    return handler.accept(session);
  }

  @Override
  public void receive(RequestContext context) {
    try {
      Message unused = security.verified(context.request());
    } catch (MessageSecurityException e) {
      LOG.warn("call of the service refused: {}", e.getMessage());
      context.abort();
      return;
    }
    handler.receive(new Answering(context));
  }

  @Override
  public CompletionStage<?> invoke(Method method, Object[] arguments, Message request) {
    return handler.invoke(method, arguments, request);
  }

  @Override
  public boolean isExceptionDetailIncluded() {
    return handler.isExceptionDetailIncluded();
  }

  /** Secures the answers as all that the client sends. */
  private final class Answering implements RequestContext {

    private final RequestContext context;

    Answering(RequestContext context) {
      this.context = context;
    }

    @Override
    public Message request() {
      return context.request();
    }

    @Override
    public void reply(Message reply) {
      security.protect(reply, conversation.known());
      context.reply(reply);
    }

    @Override
    public void replyUnforeseen(Message fault) {
      security.protect(fault, conversation.known());
      context.replyUnforeseen(fault);
    }

    @Override
    public void acknowledge() {
      context.acknowledge();
    }

    @Override
    public void abort() {
      context.abort();
    }

    @Override
    public @Nullable ChannelSession session() {
      return context.session();
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
      return context.isOnEventLoop();
    }
  }
}
