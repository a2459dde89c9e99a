package dev.woad.security.message;

import dev.woad.bindings.message.MessageHeader;
import dev.woad.bindings.message.MessageHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * What a security header holds. What it may not hold over a protected transport is refused.
 *
 * @param timestamp when the message was made
 * @param userName a name and its password; null if there is none
 * @param certificate an X.509 token; null if there is none
 * @param context the token of a conversation; null if there is none
 * @param signature a signature; null if there is none
 */
record SecurityHeader(
    Timestamp timestamp,
    @Nullable UserNameToken userName,
    @Nullable CertificateToken certificate,
    @Nullable ContextToken context,
    @Nullable XmlSignature signature) {

  /** When a message was made, and until when it is good. */
  record Timestamp(Element element, String id, Instant created, @Nullable Instant expires) {}

  /** A name and its password, and by what it is told from the same in other messages. */
  record UserNameToken(
      String name, String password, @Nullable String nonce, @Nullable Instant created) {

    // The password is left out.
    @Override
    public String toString() {
      return name;
    }
  }

  /** A certificate as it was sent. */
  record CertificateToken(String id, byte[] encoded) {

    @Override
    public boolean equals(Object other) {
      return other instanceof CertificateToken that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
      return id.hashCode();
    }
  }

  /** The name of what a service and a client share. */
  record ContextToken(String id, String identifier, String instance, String namespace) {}

  /** Reads the header of a message, which is for its last receiver. */
  static SecurityHeader read(MessageHeaders headers) throws SecurityRefusal {
    List<MessageHeader> found =
        headers.others().stream()
            .filter(header -> header.name().equals(Wss.HEADER) && header.role().isEmpty())
            .toList();
    if (found.size() != 1) {
      throw SecurityRefusal.of(found.isEmpty() ? "no security header" : "two security headers");
    }
    Element element =
        found.get(0).element().orElseThrow(() -> SecurityRefusal.of("no security header"));
    return new Reading().read(element);
  }

  private static final class Reading {

    private @Nullable Timestamp timestamp;
    private @Nullable UserNameToken userName;
    private @Nullable CertificateToken certificate;
    private @Nullable ContextToken context;
    private @Nullable XmlSignature signature;

    SecurityHeader read(Element header) throws SecurityRefusal {
      for (Element child : Children.of(header)) {
        String name = child.getLocalName();
        if (Children.is(child, Wss.UTILITY, "Timestamp")) {
          timestamp = once(timestamp, timestamp(child), name);
        } else if (Children.is(child, Wss.SECURITY, "UsernameToken")) {
          userName = once(userName, userName(child), name);
        } else if (Children.is(child, Wss.SECURITY, "BinarySecurityToken")) {
          certificate = once(certificate, certificate(child), name);
        } else if (Children.is(child, Wss.SIGNATURE, "Signature")) {
          signature = once(signature, XmlSignature.read(child), name);
        } else if ("SecurityContextToken".equals(name)) {
          context = once(context, context(child), name);
        } else {
          throw SecurityRefusal.of("security header with " + name + ", which is not known");
        }
      }
      if (timestamp == null) {
        throw SecurityRefusal.of("no Timestamp");
      }
      return new SecurityHeader(timestamp, userName, certificate, context, signature);
    }

    private static <T> T once(@Nullable T before, T now, String name) throws SecurityRefusal {
      if (before != null) {
        throw SecurityRefusal.of(name + " more than once");
      }
      return now;
    }

    private static Timestamp timestamp(Element element) throws SecurityRefusal {
      Element created = Children.require(element, Wss.UTILITY, "Created");
      Element expires = Children.find(element, Wss.UTILITY, "Expires").orElse(null);
      return new Timestamp(
          element, Children.id(element), time(created), expires == null ? null : time(expires));
    }

    private static UserNameToken userName(Element element) throws SecurityRefusal {
      String name = Children.text(Children.require(element, Wss.SECURITY, "Username"));
      Element password = Children.require(element, Wss.SECURITY, "Password");
      String type = Children.attribute(password, "Type");
      if (!type.isEmpty() && !type.equals(Wss.PASSWORD_TEXT)) {
        throw SecurityRefusal.of("password of type " + type, name);
      }
      Element nonce = Children.find(element, Wss.SECURITY, "Nonce").orElse(null);
      Element created = Children.find(element, Wss.UTILITY, "Created").orElse(null);
      return new UserNameToken(
          name,
          String.valueOf(password.getTextContent()),
          nonce == null ? null : Children.text(nonce),
          created == null ? null : time(created));
    }

    private static CertificateToken certificate(Element element) throws SecurityRefusal {
      String type = Children.attribute(element, "ValueType");
      if (!type.equals(Wss.X509_V3)) {
        throw SecurityRefusal.of("token of type " + type);
      }
      return new CertificateToken(Children.id(element), Children.bytes(element));
    }

    private static ContextToken context(Element element) throws SecurityRefusal {
      String namespace = String.valueOf(element.getNamespaceURI());
      Element instance = Children.find(element, namespace, "Instance").orElse(null);
      return new ContextToken(
          Children.id(element),
          Children.text(Children.require(element, namespace, "Identifier")),
          instance == null ? "" : Children.text(instance),
          namespace);
    }

    private static Instant time(Element element) throws SecurityRefusal {
      try {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(Children.text(element), Instant::from);
      } catch (DateTimeException e) {
        throw SecurityRefusal.of(element.getLocalName() + " is no time with its zone");
      }
    }
  }
}
