package dev.woad.security.message;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingContext;
import dev.woad.bindings.ChannelInitiator;
import dev.woad.bindings.ChannelListener;
import dev.woad.bindings.ProtocolBindingElement;
import dev.woad.bindings.SecurityFact;
import dev.woad.bindings.message.BodyWriter;
import dev.woad.security.ClientCredentials;
import dev.woad.security.ServiceCredentials;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Credentials inside messages, whose transport keeps them secret and whole: WCF's
 * TransportWithMessageCredential. A message that came over a transport that does not is refused.
 *
 * <p>Listeners need {@link ServiceCredentials} among the parameters, channels {@link
 * ClientCredentials}.
 *
 * @param credential what clients show
 * @param establishSecurityContext whether they show it once for many messages, which are signed by
 *     a key that both parties agree on: WS-SecureConversation
 * @param version the versions of the specifications
 * @param algorithmSuite by which algorithms messages are signed
 * @param maxClockSkew how much clocks may differ
 * @param maxConversations how many conversations a listener keeps
 * @param inactivityTimeout after how long without a message it forgets one
 */
public record TransportSecurityBindingElement(
    MessageCredential credential,
    boolean establishSecurityContext,
    MessageSecurityVersion version,
    AlgorithmSuite algorithmSuite,
    Duration maxClockSkew,
    int maxConversations,
    Duration inactivityTimeout)
    implements ProtocolBindingElement {

  private static final Duration DEFAULT_CLOCK_SKEW = Duration.ofMinutes(5);
  private static final int DEFAULT_MAX_CONVERSATIONS = 10_000;
  private static final Duration DEFAULT_INACTIVITY = Duration.ofMinutes(30);

  /** Checks that the numbers make sense. */
  public TransportSecurityBindingElement {
    if (maxClockSkew.isNegative()) {
      throw new IllegalArgumentException("maxClockSkew: " + maxClockSkew + " (expected: >= 0)");
    }
    if (maxConversations <= 0) {
      throw new IllegalArgumentException(
          "maxConversations: " + maxConversations + " (expected: > 0)");
    }
    if (inactivityTimeout.isNegative() || inactivityTimeout.isZero()) {
      throw new IllegalArgumentException(
          "inactivityTimeout: " + inactivityTimeout + " (expected: > 0)");
    }
  }

  /** Returns the layer without conversations, by WS-Security 1.1 and .NET's default algorithms. */
  public static TransportSecurityBindingElement of(MessageCredential credential) {
    return new TransportSecurityBindingElement(
        credential,
        false,
        MessageSecurityVersion.WSS11_FEBRUARY_2005,
        AlgorithmSuite.BASIC256,
        DEFAULT_CLOCK_SKEW,
        DEFAULT_MAX_CONVERSATIONS,
        DEFAULT_INACTIVITY);
  }

  /** Returns this layer with conversations or without. */
  public TransportSecurityBindingElement withEstablishSecurityContext(boolean newEstablish) {
    return new TransportSecurityBindingElement(
        credential,
        newEstablish,
        version,
        algorithmSuite,
        maxClockSkew,
        maxConversations,
        inactivityTimeout);
  }

  /** Returns this layer by other versions. */
  public TransportSecurityBindingElement withVersion(MessageSecurityVersion newVersion) {
    return new TransportSecurityBindingElement(
        credential,
        establishSecurityContext,
        newVersion,
        algorithmSuite,
        maxClockSkew,
        maxConversations,
        inactivityTimeout);
  }

  /** Returns this layer by other algorithms. */
  public TransportSecurityBindingElement withAlgorithmSuite(AlgorithmSuite newSuite) {
    return new TransportSecurityBindingElement(
        credential,
        establishSecurityContext,
        version,
        newSuite,
        maxClockSkew,
        maxConversations,
        inactivityTimeout);
  }

  /** Returns this layer for clocks that differ more, or less; 5 minutes. */
  public TransportSecurityBindingElement withMaxClockSkew(Duration newMaxClockSkew) {
    return new TransportSecurityBindingElement(
        credential,
        establishSecurityContext,
        version,
        algorithmSuite,
        newMaxClockSkew,
        maxConversations,
        inactivityTimeout);
  }

  /** Returns this layer with other bounds of conversations; 10,000 and 30 minutes. */
  public TransportSecurityBindingElement withConversations(
      int newMaxConversations, Duration newInactivityTimeout) {
    return new TransportSecurityBindingElement(
        credential,
        establishSecurityContext,
        version,
        algorithmSuite,
        maxClockSkew,
        newMaxConversations,
        newInactivityTimeout);
  }

  @Override
  public ChannelListener wrap(ChannelListener listener, BindingContext context) {
    requireProtection(context);
    ServiceCredentials credentials =
        context
            .parameters()
            .find(ServiceCredentials.class)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "credentials of "
                            + context.address()
                            + ": none (expected: the section security, or"
                            + " ServiceHostBuilder.credentials)"));
    return new SecuredListener(listener, RequestVerifier.of(this, credentials));
  }

  @Override
  public ChannelInitiator wrap(ChannelInitiator initiator, BindingContext context) {
    requireProtection(context);
    ClientCredentials credentials =
        context
            .parameters()
            .find(ClientCredentials.class)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "credentials for "
                            + context.address()
                            + ": none (expected: ClientCredentials, by ChannelFactory.builder)"));
    return new SecuredInitiator(initiator, ClientSecurity.of(this, credentials, context));
  }

  @Override
  public List<SecurityFact> securityFacts(Binding binding) {
    List<SecurityFact> facts = new ArrayList<>();
    facts.add(
        SecurityFact.identity(
            credential
                + " in messages"
                + (establishSecurityContext ? ", once for a conversation" : "")));
    boolean signs = establishSecurityContext || credential == MessageCredential.CERTIFICATE;
    if (signs && algorithmSuite.isWeak()) {
      facts.add(SecurityFact.weakness("signatures by SHA-1"));
    }
    return facts;
  }

  /** Refuses to send secrets, and to ask for them, where others could read them. */
  private static void requireProtection(BindingContext context) {
    Binding binding = context.binding();
    boolean isProtected =
        binding.elements().stream()
            .flatMap(element -> element.securityFacts(binding).stream())
            .anyMatch(fact -> fact.kind() == SecurityFact.Kind.PROTECTION);
    if (!isProtected) {
      throw new IllegalArgumentException(
          "binding for "
              + context.address()
              + ": credentials in messages that nothing protects (expected: TLS beneath them)");
    }
  }

  @Override
  public boolean describesTransport() {
    return true;
  }

  @Override
  public List<BodyWriter> policyAssertions(Binding binding) {
    return TransportSecurityPolicy.assertions(this, binding);
  }
}
