package dev.woad.security.message;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.ChannelInitiator;
import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.message.EndpointReference;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageBody;
import dev.woad.bindings.message.MessageHeaders;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.contracts.EndpointAddress;
import dev.woad.contracts.FaultException;
import dev.woad.contracts.MessageSecurityException;
import dev.woad.security.ClientCredentials;
import dev.woad.security.message.SecureConversationVersion.TrustRequest;
import dev.woad.security.message.SecurityHeaderWriter.ShownToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** What the channels of one factory secure their messages by. Safe for use by many threads. */
final class ClientSecurity {

  private static final Duration VALIDITY = Duration.ofMinutes(5);

  private final TransportSecurityBindingElement element;
  private final ShownToken credential;
  private final Clock clock;
  private final Freshness freshness;
  private final MessageVersion messageVersion;
  private final TrustMessages trust;
  private final VerifyingHandler.TokenIds ids = new VerifyingHandler.TokenIds();

  private ClientSecurity(
      TransportSecurityBindingElement element,
      ClientCredentials credentials,
      MessageVersion messageVersion) {
    this.element = element;
    this.clock = credentials.clock();
    this.credential = CredentialToken.of(element, credentials, ids.next());
    this.freshness = new Freshness(clock, element.maxClockSkew(), VALIDITY);
    this.messageVersion = messageVersion;
    this.trust = new TrustMessages(element.version().conversation());
  }

  /**
   * Returns what secures messages to the address of a context.
   *
   * @throws IllegalArgumentException if the client has not what the layer asks for, or if there are
   *     to be conversations without addressing
   */
  static ClientSecurity of(
      TransportSecurityBindingElement element,
      ClientCredentials credentials,
      BindingContext context) {
    MessageVersion version = context.binding().messageVersion();
    if (element.establishSecurityContext() && !version.isAddressed()) {
      throw new IllegalArgumentException(
          "establishSecurityContext: true (expected: false where messages are not addressed)");
    }
    return new ClientSecurity(element, credentials, version);
  }

  boolean hasConversations() {
    return element.establishSecurityContext();
  }

  /** Gives a message what its channel's conversation, or else the client's credential, makes. */
  void protect(Message message, @Nullable Begun conversation) {
    SecurityHeaderWriter.protect(message, clock, conversation == null ? credential : conversation);
  }

  /** Checks a message that came from the service. */
  Message verified(Message reply) {
    MessageHeaders headers = reply.headers();
    try {
      SecurityHeader header = SecurityHeader.read(headers);
      freshness.check(header.timestamp());
      headers.understood(Wss.HEADER);
      return reply;
    } catch (SecurityRefusal refusal) {
      try (reply) {
        if (reply.isFault() && headers.find(Wss.HEADER).isEmpty()) {
          throw unsecured(reply);
        }
        throw new MessageSecurityException("reply: " + refusal.why() + " (expected: a Timestamp)");
      }
    }
  }

  /**
   * Returns what a fault is that says that the service did not accept the security of a message.
   */
  private static MessageSecurityException unsecured(Message reply) {
    try {
      var fault = reply.readFault();
      FaultException told = FaultException.of(fault.code(), fault.reason());
      return new MessageSecurityException(
          "the service did not accept the security of the message: " + fault.reason(), told);
    } catch (XMLStreamException e) {
      return new MessageSecurityException("fault that cannot be read", e);
    }
  }

  /** A conversation with a service, as the client sees it. */
  final class Begun implements ShownToken {

    private final TrustMessages.Issued issued;
    private final SecretKeySpec key;

    private Begun(TrustMessages.Issued issued, SecretKeySpec key) {
      this.issued = issued;
      this.key = key;
    }

    /** Returns whether the key is good for a good while. */
    boolean isFresh() {
      Duration lifetime = Duration.between(issued.created(), issued.expires());
      Instant end = issued.expires().minus(lifetime.dividedBy(10));
      return clock.instant().isBefore(end);
    }

    @Override
    public void writeTo(XMLStreamWriter writer) throws XMLStreamException {
      trust.writeToken(writer, issued);
    }

    @Override
    public Optional<SecurityHeaderWriter.Signer> signer() {
      SignatureAlgorithm algorithm = element.algorithmSuite().symmetric();
      return Optional.of(
          new SecurityHeaderWriter.Signer(
              algorithm,
              element.algorithmSuite().digest(),
              issued.tokenId(),
              trust.version().tokenType(),
              false,
              content -> ConversationKey.sign(key, algorithm, content)));
    }
  }

  /** Begins a conversation, over a channel of its own. */
  CompletionStage<Begun> begin(
      ChannelInitiator initiator, EndpointAddress address, Duration timeout) {
    byte[] entropy = TrustMessages.newEntropy();
    Message request = request(TrustRequest.ISSUE, trust.issueRequest(entropy, ids.next()), address);
    protect(request, null);
    RequestChannel channel = initiator.createChannel(address);
    return channel
        .request(request, timeout)
        .thenApply(reply -> begun(reply, entropy))
        .whenComplete((begun, error) -> channel.close(timeout).exceptionally(failed -> null));
  }

  private Begun begun(Message reply, byte[] entropy) {
    try (Message verified = verified(reply)) {
      if (verified.isFault()) {
        throw unsecured(verified);
      }
      TrustMessages.Issued issued = trust.issued(verified);
      return new Begun(issued, ConversationKey.of(entropy, issued.entropy()));
    } catch (SecurityRefusal refusal) {
      throw new MessageSecurityException(
          "conversation: " + refusal.why() + " (expected: a token by " + trust.version() + ")");
    }
  }

  /** Ends a conversation. */
  CompletionStage<Message> end(
      RequestChannel channel, Begun conversation, EndpointAddress address, Duration timeout) {
    Message request =
        request(
            TrustRequest.CANCEL, trust.cancelRequest(conversation.issued.identifier()), address);
    protect(request, conversation);
    return channel.request(request, timeout);
  }

  private Message request(TrustRequest asked, MessageBody body, EndpointAddress address) {
    Message request = Message.of(messageVersion, body);
    MessageHeaders headers = request.headers();
    headers.action(trust.version().requestAction(asked));
    headers.messageId("urn:uuid:" + UUID.randomUUID());
    headers.replyTo(new EndpointReference(messageVersion.addressing().anonymous(), List.of()));
    headers.to(address.toString());
    return request;
  }
}
