package dev.woad.security.message;

import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.ChannelSession;
import dev.woad.bindings.RequestContext;
import dev.woad.bindings.message.AddressingVersion;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageBody;
import dev.woad.bindings.message.MessageFault;
import dev.woad.contracts.FaultException;
import dev.woad.contracts.SecurityAccessDeniedException;
import dev.woad.security.ServiceSecurityContext;
import dev.woad.security.message.RequestVerifier.Verified;
import dev.woad.security.message.SecureConversationVersion.TrustRequest;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies messages and hands them on, answers those that begin and end conversations, and gives
 * replies what secures them. Safe for use by many threads.
 */
final class VerifyingHandler implements ChannelHandler {

  private static final Logger LOG = LoggerFactory.getLogger(VerifyingHandler.class);

  private final ChannelHandler handler;
  private final RequestVerifier verifier;
  private final TrustMessages trust;
  private final Map<ChannelSession, ChannelSession> sessions = new ConcurrentHashMap<>();
  private final InTurn turns = new InTurn();
  private final TokenIds ids = new TokenIds();

  VerifyingHandler(ChannelHandler handler, RequestVerifier verifier) {
    this.handler = handler;
    this.verifier = verifier;
    this.trust = new TrustMessages(verifier.element().version().conversation());
  }

  @Override
  public CompletionStage<?> accept(ChannelSession session) {
    return handler.accept(Objects.requireNonNull(secured(session)));
  }

  @Override
  public void receive(RequestContext context) {
    if (context.isOnEventLoop() && verifier.mayBlock(context.request())) {
      turns.run(context.session(), () -> verify(context, false));
    } else {
      ChannelSession session = context.session();
      turns.after(session, () -> verify(context, context.isOnEventLoop()));
    }
  }

  @Override
  public CompletionStage<?> invoke(Method method, Object[] arguments, Message request) {
    // A wire without messages has nothing that could be verified here.
    return CompletableFuture.failedFuture(new SecurityAccessDeniedException("Access is denied."));
  }

  @Override
  public boolean isExceptionDetailIncluded() {
    return handler.isExceptionDetailIncluded();
  }

  private void verify(RequestContext context, boolean onEventLoop) {
    Message request = context.request();
    try {
      Verified verified = verifier.verify(request);
      Optional<TrustRequest> asked =
          verifier.element().establishSecurityContext()
              ? trust.version().requestOf(request.headers().action().orElse(""))
              : Optional.empty();
      if (asked.isPresent()) {
        answer(context, asked.get(), verified);
        return;
      }
      request
          .properties()
          .put(ServiceSecurityContext.class, new ServiceSecurityContext(verified.identity()));
    } catch (SecurityRefusal refusal) {
      refuse(context, refusal.fault());
      return;
    } catch (RuntimeException e) {
      // Nothing may escape to the thread that moves bytes.
      LOG.error("{} could not be verified", request, e);
      context.abort();
      return;
    }
    handler.receive(
        new SecuredContext(
            context, verifier.credentials().clock(), secured(context.session()), onEventLoop));
  }

  /** Returns what stands for a session: the same object for as long as it lasts. */
  private @Nullable ChannelSession secured(@Nullable ChannelSession session) {
    if (session == null) {
      return null;
    }
    ChannelSession known = sessions.get(session);
    if (known != null) {
      return known;
    }
    ChannelSession created = new SecuredSession(session, verifier.credentials().clock());
    ChannelSession before = sessions.putIfAbsent(session, created);
    if (before != null) {
      return before;
    }
    session.onClosed(error -> sessions.remove(session));
    return created;
  }

  private void answer(RequestContext context, TrustRequest asked, Verified verified)
      throws SecurityRefusal {
    Message request = context.request();
    MessageBody body =
        switch (asked) {
          case ISSUE -> issue(request, verified);
          case RENEW -> renew(request, verified);
          case CANCEL -> {
            TrustMessages.read(request);
            verifier.conversations().end(conversation(verified));
            yield trust.cancelResponse();
          }
        };
    Message reply = Message.of(request.version(), body);
    reply.headers().action(trust.version().responseAction(asked));
    send(context, reply, true);
  }

  private MessageBody issue(Message request, Verified verified) throws SecurityRefusal {
    byte[] theirs = trust.entropyOfRequest(request);
    byte[] ours = TrustMessages.newEntropy();
    Conversation begun =
        verifier.conversations().begin(verified.identity(), ConversationKey.of(theirs, ours));
    return issued(begun.identifier(), "", ours);
  }

  private MessageBody renew(Message request, Verified verified) throws SecurityRefusal {
    byte[] theirs = trust.entropyOfRequest(request);
    byte[] ours = TrustMessages.newEntropy();
    Conversation known = conversation(verified);
    String instance = verifier.conversations().renew(known, ConversationKey.of(theirs, ours));
    return issued(known.identifier(), instance, ours);
  }

  private MessageBody issued(String identifier, String instance, byte[] entropy) {
    Instant now = verifier.credentials().clock().instant();
    return trust.issueResponse(
        new TrustMessages.Issued(
            identifier, instance, ids.next(), entropy, now, now.plus(Conversations.LIFETIME)),
        ids.next());
  }

  private static Conversation conversation(Verified verified) throws SecurityRefusal {
    Conversation known = verified.conversation();
    if (known == null) {
      throw SecurityRefusal.of("no conversation");
    }
    return known;
  }

  private void refuse(RequestContext context, FaultException fault) {
    Message request = context.request();
    if (context.session() != null
        && (request.isFault() || request.headers().relatesTo().isPresent())) {
      // A reply that nobody waits for any more. To answer it could go on for ever.
      request.close();
      context.acknowledge();
      return;
    }
    Message reply =
        Message.of(
            request.version(),
            MessageFault.of(fault.code(), fault.reason()),
            action(request.version().addressing()));
    send(context, reply, false);
  }

  // As .NET has it: such a fault is one of the SOAP binding of WS-Addressing.
  private static @Nullable String action(AddressingVersion addressing) {
    return switch (addressing) {
      case WSA10 -> "http://www.w3.org/2005/08/addressing/soap/fault";
      case WSA200408 -> addressing.faultAction();
      case NONE -> null;
    };
  }

  private void send(RequestContext context, Message reply, boolean secured) {
    try (Message request = context.request()) {
      reply.headers().relatesTo(request.headers().messageId().orElse(null));
      if (context.isDuplex() && reply.version().isAddressed()) {
        reply.headers().to(reply.version().addressing().anonymous());
      }
      if (secured) {
        SecurityHeaderWriter.protect(reply, verifier.credentials().clock(), null);
      }
      if (reply.isFault()) {
        context.replyUnforeseen(reply);
      } else {
        context.reply(reply);
      }
    } catch (RuntimeException e) {
      LOG.error("{} cannot be answered", context.request(), e);
      context.abort();
    }
  }

  /** Numbers tokens under a name that no other program has. */
  static final class TokenIds {

    private static final String PROGRAM = "uuid-" + UUID.randomUUID();
    private static final AtomicLong COUNT = new AtomicLong();

    String next() {
      return PROGRAM + "-" + COUNT.incrementAndGet();
    }
  }
}
