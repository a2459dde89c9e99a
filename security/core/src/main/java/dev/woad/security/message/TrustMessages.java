package dev.woad.security.message;

import dev.woad.bindings.message.Bodies;
import dev.woad.bindings.message.BodyWriter;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageBody;
import dev.woad.bindings.message.XmlDom;
import dev.woad.security.message.SecureConversationVersion.TrustRequest;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.w3c.dom.Element;

/**
 * Reads and writes the bodies by which conversations begin and end, in one version of WS-Trust: as
 * .NET writes them.
 *
 * @param version the version
 */
record TrustMessages(SecureConversationVersion version) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ENTROPY = 32;
  private static final int MIN_ENTROPY = 16;
  private static final int MAX_ENTROPY = 128;

  /** What a service issues. */
  record Issued(
      String identifier,
      String instance,
      String tokenId,
      byte[] entropy,
      Instant created,
      Instant expires) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Issued that && identifier.equals(that.identifier);
    }

    @Override
    public int hashCode() {
      return identifier.hashCode();
    }
  }

  static byte[] newEntropy() {
    byte[] entropy = new byte[ENTROPY];
    RANDOM.nextBytes(entropy);
    return entropy;
  }

  /** Reads the only element of a body. */
  static Element read(Message message) throws SecurityRefusal {
    try (MessageBody body = message.body()) {
      if (body.isEmpty()) {
        throw SecurityRefusal.of("empty body");
      }
      return XmlDom.read(body.read());
    } catch (XMLStreamException e) {
      throw SecurityRefusal.of("malformed body: " + e.getMessage());
    }
  }

  /** Reads a request for a token, and returns what the client has thought of for its key. */
  byte[] entropyOfRequest(Message message) throws SecurityRefusal {
    Element request = read(message);
    if (!Children.is(request, version.trust(), "RequestSecurityToken")) {
      throw SecurityRefusal.of("body other than a request for a token");
    }
    Optional<Element> keySize = Children.find(request, version.trust(), "KeySize");
    if (keySize.isPresent()
        && !Children.text(keySize.get()).equals(String.valueOf(ConversationKey.BITS))) {
      throw SecurityRefusal.of("key of " + Children.text(keySize.get()) + " bits");
    }
    return entropy(request);
  }

  private byte[] entropy(Element element) throws SecurityRefusal {
    Element secret =
        Children.require(
            Children.require(element, version.trust(), "Entropy"), version.trust(), "BinarySecret");
    byte[] entropy = Children.bytes(secret);
    if (entropy.length < MIN_ENTROPY || entropy.length > MAX_ENTROPY) {
      throw SecurityRefusal.of("entropy of " + entropy.length + " bytes");
    }
    return entropy;
  }

  /** Reads what a service has issued. */
  Issued issued(Message message) throws SecurityRefusal {
    Element response = response(read(message));
    Element token =
        Children.require(
            Children.require(response, version.trust(), "RequestedSecurityToken"),
            version.namespace(),
            "SecurityContextToken");
    Element proof =
        Children.require(
            Children.require(response, version.trust(), "RequestedProofToken"),
            version.trust(),
            "ComputedKey");
    if (!Children.text(proof).equals(version.trust() + "/CK/PSHA1")) {
      throw SecurityRefusal.of("key computed by " + Children.text(proof));
    }
    Optional<Element> instance = Children.find(token, version.namespace(), "Instance");
    Element lifetime = Children.require(response, version.trust(), "Lifetime");
    return new Issued(
        Children.text(Children.require(token, version.namespace(), "Identifier")),
        instance.map(Children::text).orElse(""),
        Children.id(token),
        entropy(response),
        instant(Children.require(lifetime, Wss.UTILITY, "Created")),
        instant(Children.require(lifetime, Wss.UTILITY, "Expires")));
  }

  private Element response(Element root) throws SecurityRefusal {
    return Children.is(root, version.trust(), "RequestSecurityTokenResponseCollection")
        ? Children.require(root, version.trust(), "RequestSecurityTokenResponse")
        : root;
  }

  private static Instant instant(Element element) throws SecurityRefusal {
    try {
      return OffsetDateTime.parse(Children.text(element)).toInstant();
    } catch (DateTimeException e) {
      throw SecurityRefusal.of(element.getLocalName() + " is no time");
    }
  }

  /** Returns a request for a token. */
  MessageBody issueRequest(byte[] entropy, String secretId) {
    return Bodies.of(
        writer -> {
          start(writer, "RequestSecurityToken", true);
          text(writer, "TokenType", version.tokenType());
          text(writer, "RequestType", TrustRequest.ISSUE.type(version));
          writeEntropy(writer, entropy, secretId);
          text(writer, "KeySize", String.valueOf(ConversationKey.BITS));
          writer.writeEndElement();
        });
  }

  /** Returns what issues a token, or renews one. */
  MessageBody issueResponse(Issued issued, String secretId) {
    return Bodies.of(
        inResponse(
            writer -> {
              text(writer, "TokenType", version.tokenType());
              start(writer, "RequestedSecurityToken", false);
              writeToken(writer, issued);
              writer.writeEndElement();
              reference(writer, "RequestedAttachedReference", "#" + issued.tokenId());
              reference(writer, "RequestedUnattachedReference", issued.identifier());
              start(writer, "RequestedProofToken", false);
              text(writer, "ComputedKey", version.trust() + "/CK/PSHA1");
              writer.writeEndElement();
              writeEntropy(writer, issued.entropy(), secretId);
              start(writer, "Lifetime", false);
              SecurityHeaderWriter.element(
                  writer, "u", Wss.UTILITY, "Created", SecurityHeaderWriter.time(issued.created()));
              SecurityHeaderWriter.element(
                  writer, "u", Wss.UTILITY, "Expires", SecurityHeaderWriter.time(issued.expires()));
              writer.writeEndElement();
              text(writer, "KeySize", String.valueOf(ConversationKey.BITS));
            }));
  }

  /** Returns a request to end a conversation. */
  MessageBody cancelRequest(String identifier) {
    return Bodies.of(
        writer -> {
          start(writer, "RequestSecurityToken", true);
          text(writer, "RequestType", TrustRequest.CANCEL.type(version));
          reference(writer, "CancelTarget", identifier);
          writer.writeEndElement();
        });
  }

  /** Returns what says that a conversation has ended. */
  MessageBody cancelResponse() {
    return Bodies.of(
        inResponse(
            writer -> {
              start(writer, "RequestedTokenCancelled", false);
              writer.writeEndElement();
            }));
  }

  /** Writes the token of a conversation. */
  void writeToken(XMLStreamWriter writer, Issued issued) throws XMLStreamException {
    String prefix = version.prefix();
    writer.writeStartElement(prefix, "SecurityContextToken", version.namespace());
    writer.writeNamespace(prefix, version.namespace());
    writer.writeAttribute("u", Wss.UTILITY, "Id", issued.tokenId());
    SecurityHeaderWriter.element(
        writer, prefix, version.namespace(), "Identifier", issued.identifier());
    if (!issued.instance().isEmpty()) {
      SecurityHeaderWriter.element(
          writer, prefix, version.namespace(), "Instance", issued.instance());
    }
    writer.writeEndElement();
  }

  private BodyWriter inResponse(BodyWriter content) {
    return writer -> {
      boolean collected = version == SecureConversationVersion.V1_3;
      if (collected) {
        start(writer, "RequestSecurityTokenResponseCollection", true);
      }
      start(writer, "RequestSecurityTokenResponse", !collected);
      content.writeTo(writer);
      writer.writeEndElement();
      if (collected) {
        writer.writeEndElement();
      }
    };
  }

  private void writeEntropy(XMLStreamWriter writer, byte[] entropy, String id)
      throws XMLStreamException {
    start(writer, "Entropy", false);
    start(writer, "BinarySecret", false);
    writer.writeAttribute("u", Wss.UTILITY, "Id", id);
    writer.writeAttribute("Type", version.trust() + "/Nonce");
    writer.writeCharacters(Base64.getEncoder().encodeToString(entropy));
    writer.writeEndElement();
    writer.writeEndElement();
  }

  private void reference(XMLStreamWriter writer, String name, String uri)
      throws XMLStreamException {
    start(writer, name, false);
    writer.writeStartElement("o", "SecurityTokenReference", Wss.SECURITY);
    writer.writeNamespace("o", Wss.SECURITY);
    writer.writeStartElement("o", "Reference", Wss.SECURITY);
    // In the order in which .NET has them.
    boolean attached = uri.startsWith("#");
    if (attached) {
      writer.writeAttribute("ValueType", version.tokenType());
    }
    writer.writeAttribute("URI", uri);
    if (!attached) {
      writer.writeAttribute("ValueType", version.tokenType());
    }
    writer.writeEndElement();
    writer.writeEndElement();
    writer.writeEndElement();
  }

  private void start(XMLStreamWriter writer, String name, boolean first) throws XMLStreamException {
    writer.writeStartElement(version.trustPrefix(), name, version.trust());
    if (first) {
      writer.writeNamespace(version.trustPrefix(), version.trust());
    }
  }

  private void text(XMLStreamWriter writer, String name, String text) throws XMLStreamException {
    SecurityHeaderWriter.element(writer, version.trustPrefix(), version.trust(), name, text);
  }
}
