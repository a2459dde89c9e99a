package dev.woad.security.message;

import dev.woad.bindings.message.HttpRequestProperty;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageHeaders;
import dev.woad.bindings.message.RemoteIdentity;
import dev.woad.bindings.message.Via;
import dev.woad.security.AuditEvent;
import dev.woad.security.Identity;
import dev.woad.security.ServiceCredentials;
import dev.woad.security.UserNamePasswordValidator;
import dev.woad.security.X509CertificateValidator;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;

/** Finds out who has sent messages to one listener. Safe for use by many threads. */
final class RequestVerifier {

  private static final Logger LOG = LoggerFactory.getLogger(RequestVerifier.class);
  private static final Duration VALIDITY = Duration.ofMinutes(5);
  private static final int MIN_RSA_BITS = 2048;

  private final TransportSecurityBindingElement element;
  private final ServiceCredentials credentials;
  private final @Nullable UserNamePasswordValidator userNames;
  private final @Nullable X509CertificateValidator certificates;
  private final Freshness freshness;
  private final Conversations conversations;

  private RequestVerifier(
      TransportSecurityBindingElement element,
      ServiceCredentials credentials,
      @Nullable UserNamePasswordValidator userNames,
      @Nullable X509CertificateValidator certificates) {
    this.element = element;
    this.credentials = credentials;
    this.userNames = userNames;
    this.certificates = certificates;
    this.freshness = new Freshness(credentials.clock(), element.maxClockSkew(), VALIDITY);
    this.conversations =
        new Conversations(
            credentials.clock(), element.maxConversations(), element.inactivityTimeout());
  }

  /**
   * Returns what verifies by the given credentials.
   *
   * @throws IllegalArgumentException if they have no validator for what clients show
   */
  static RequestVerifier of(
      TransportSecurityBindingElement element, ServiceCredentials credentials) {
    boolean byName = element.credential() == MessageCredential.USER_NAME;
    UserNamePasswordValidator userNames = credentials.userNames().orElse(null);
    X509CertificateValidator certificates = credentials.certificates().orElse(null);
    if (byName ? userNames == null : certificates == null) {
      throw new IllegalArgumentException(
          "credentials: nothing that validates "
              + (byName
                  ? "user names (expected: a UserNamePasswordValidator)"
                  : "certificates (expected: an X509CertificateValidator)"));
    }
    return new RequestVerifier(element, credentials, userNames, certificates);
  }

  TransportSecurityBindingElement element() {
    return element;
  }

  ServiceCredentials credentials() {
    return credentials;
  }

  Conversations conversations() {
    return conversations;
  }

  /** Returns whether to find out who has sent a message may take long. */
  boolean mayBlock(Message request) {
    return !element.establishSecurityContext() || isIssueRequest(request);
  }

  private boolean isIssueRequest(Message request) {
    return element
        .version()
        .conversation()
        .requestOf(request.headers().action().orElse(""))
        .filter(trust -> trust == SecureConversationVersion.TrustRequest.ISSUE)
        .isPresent();
  }

  /** What was found out of a message. */
  record Verified(Identity identity, @Nullable Conversation conversation) {}

  /**
   * Finds out who has sent a message, and writes it down.
   *
   * @throws SecurityRefusal if that cannot be told
   */
  Verified verify(Message request) throws SecurityRefusal {
    boolean bootstrap = !element.establishSecurityContext() || isIssueRequest(request);
    String how = bootstrap ? element.credential().toString() : "SecurityContextToken";
    try {
      Verified verified = verified(request, bootstrap);
      if (bootstrap) {
        tell(request, true, verified.identity().name(), how, "");
      }
      return verified;
    } catch (SecurityRefusal e) {
      LOG.debug("{} refused: {}", request, e.why());
      tell(request, false, e.who(), how, e.why());
      throw e;
    } catch (RuntimeException e) {
      LOG.error("credentials of {} cannot be validated", request, e);
      tell(request, false, "", how, "validator failed: " + e.getClass().getSimpleName());
      throw SecurityRefusal.of("validator failed");
    }
  }

  private Verified verified(Message request, boolean bootstrap) throws SecurityRefusal {
    if (request.properties().find(RemoteIdentity.class).isEmpty()) {
      throw SecurityRefusal.of("transport is not protected");
    }
    MessageHeaders headers = request.headers();
    SecurityHeader header = SecurityHeader.read(headers);
    freshness.check(header.timestamp());
    Verified verified =
        bootstrap
            ? new Verified(bootstrapIdentity(header, headers, request), null)
            : conversation(header);
    headers.understood(Wss.HEADER);
    return verified;
  }

  private Identity bootstrapIdentity(SecurityHeader header, MessageHeaders headers, Message request)
      throws SecurityRefusal {
    if (header.context() != null) {
      throw SecurityRefusal.of("token of a conversation where there is none");
    }
    return element.credential() == MessageCredential.USER_NAME
        ? userName(header)
        : certificate(header, headers, request);
  }

  private Identity userName(SecurityHeader header) throws SecurityRefusal {
    SecurityHeader.UserNameToken token = header.userName();
    if (token == null || header.certificate() != null || header.signature() != null) {
      throw SecurityRefusal.of(token == null ? "no UsernameToken" : "more than a UsernameToken");
    }
    if (userNames == null) {
      throw new IllegalStateException("no validator of user names");
    }
    freshness.check(token);
    Optional<Identity> found = userNames.validate(token.name(), token.password());
    Identity identity =
        found.orElseThrow(() -> SecurityRefusal.of("wrong user name or password", token.name()));
    freshness.checkNonce(token);
    return identity;
  }

  private Identity certificate(SecurityHeader header, MessageHeaders headers, Message request)
      throws SecurityRefusal {
    SecurityHeader.CertificateToken token = header.certificate();
    XmlSignature signature = header.signature();
    if (token == null || signature == null || header.userName() != null) {
      throw SecurityRefusal.of("no certificate that has signed");
    }
    if (token.id().isEmpty() || !signature.tokenReference().equals(token.id())) {
      throw SecurityRefusal.of("signature by another key than the certificate's");
    }
    X509Certificate certificate = certificate(token);
    String who = certificate.getSubjectX500Principal().getName();
    if (certificate.getPublicKey() instanceof RSAPublicKey rsa
        && rsa.getModulus().bitLength() < MIN_RSA_BITS) {
      throw SecurityRefusal.of("RSA key of less than " + MIN_RSA_BITS + " bits", who);
    }
    if (certificates == null) {
      throw new IllegalStateException("no validator of certificates");
    }
    Identity identity =
        certificates
            .validate(List.of(certificate))
            .orElseThrow(() -> SecurityRefusal.of("certificate that is not trusted", who));
    Map<String, Element> signed = signed(header);
    if (request.version().isAddressed()) {
      Element to =
          headers
              .identifiedTo()
              .orElseThrow(() -> SecurityRefusal.of("To header that is not signed", who));
      if (signed.put(Children.id(to), to) != null) {
        throw SecurityRefusal.of("one id for two elements", who);
      }
    }
    signature.verify(certificate.getPublicKey(), signed, element.algorithmSuite());
    return identity;
  }

  private static X509Certificate certificate(SecurityHeader.CertificateToken token)
      throws SecurityRefusal {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(token.encoded()));
    } catch (CertificateException e) {
      throw SecurityRefusal.of("certificate that cannot be read: " + e.getMessage());
    }
  }

  private static Map<String, Element> signed(SecurityHeader header) throws SecurityRefusal {
    if (header.timestamp().id().isEmpty()) {
      throw SecurityRefusal.of("Timestamp without an id");
    }
    Map<String, Element> signed = new LinkedHashMap<>();
    signed.put(header.timestamp().id(), header.timestamp().element());
    return signed;
  }

  private Verified conversation(SecurityHeader header) throws SecurityRefusal {
    SecurityHeader.ContextToken token = header.context();
    XmlSignature signature = header.signature();
    if (token == null
        || signature == null
        || header.userName() != null
        || header.certificate() != null) {
      throw SecurityRefusal.of("no token of a conversation that has signed");
    }
    if (token.id().isEmpty() || !signature.tokenReference().equals(token.id())) {
      throw SecurityRefusal.of("signature by another key than the conversation's");
    }
    SecureConversationVersion version = element.version().conversation();
    Conversation found = conversations.find(token, version);
    signature.verify(
        conversations.key(found, token, version), signed(header), element.algorithmSuite());
    return new Verified(found.identity(), found);
  }

  private void tell(Message request, boolean allowed, String who, String how, String why) {
    String from =
        request
            .properties()
            .find(HttpRequestProperty.class)
            .map(HttpRequestProperty::remoteAddress)
            .orElse("");
    String what =
        request
            .properties()
            .find(Via.class)
            .map(via -> via.uri().toString())
            .orElseGet(() -> request.headers().to().orElse(""));
    credentials
        .audit()
        .tell(new AuditEvent(AuditEvent.Kind.AUTHENTICATION, allowed, who, what, from, how, why));
  }
}
