package dev.woad.security.message;

import dev.woad.bindings.message.BodyWriter;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageHeader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes security headers as .NET does: a Timestamp, a token, a signature of the Timestamp. */
final class SecurityHeaderWriter {

  private static final Duration VALIDITY = Duration.ofMinutes(5);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private SecurityHeaderWriter() {}

  /** A token that a header shows, and its key if it signs. */
  interface ShownToken {

    /** Writes the token. */
    void writeTo(XMLStreamWriter writer) throws XMLStreamException;

    /** Returns what signs by the key of the token; empty if it does not. */
    default Optional<Signer> signer() {
      return Optional.empty();
    }
  }

  /**
   * A signing key.
   *
   * @param algorithm by what it signs
   * @param digest by what is digested what it signs
   * @param tokenId the id of the token that the key belongs to
   * @param tokenType the type of that token
   * @param signsTo whether it signs where an addressed message goes
   * @param key signs
   */
  record Signer(
      SignatureAlgorithm algorithm,
      DigestAlgorithm digest,
      String tokenId,
      String tokenType,
      boolean signsTo,
      Signing key) {}

  /** Signs. */
  @FunctionalInterface
  interface Signing {
    byte[] sign(byte[] content);
  }

  static String time(Instant instant) {
    return TIME.format(instant);
  }

  /** Gives a message a header. */
  static void protect(Message message, Clock clock, @Nullable ShownToken token) {
    Instant now = clock.instant();
    String created = time(now);
    String expires = time(now.plus(VALIDITY));
    Signer signer = token == null ? null : token.signer().orElse(null);
    BodyWriter signature =
        signer == null ? writer -> {} : signature(message, signer, created, expires);
    String soap = message.version().envelope().namespace();
    message
        .headers()
        .last(
            MessageHeader.of(
                Wss.HEADER,
                writer -> {
                  writer.writeStartElement("o", "Security", Wss.SECURITY);
                  writer.writeNamespace("o", Wss.SECURITY);
                  writer.writeAttribute("s", soap, "mustUnderstand", "1");
                  writer.writeStartElement("u", "Timestamp", Wss.UTILITY);
                  writer.writeAttribute("u", Wss.UTILITY, "Id", Wss.TIMESTAMP_ID);
                  element(writer, "u", Wss.UTILITY, "Created", created);
                  element(writer, "u", Wss.UTILITY, "Expires", expires);
                  writer.writeEndElement();
                  if (token != null) {
                    token.writeTo(writer);
                  }
                  signature.writeTo(writer);
                  writer.writeEndElement();
                }));
  }

  static void element(
      XMLStreamWriter writer, String prefix, String namespace, String name, String text)
      throws XMLStreamException {
    writer.writeStartElement(prefix, name, namespace);
    writer.writeCharacters(text);
    writer.writeEndElement();
  }

  private static BodyWriter signature(
      Message message, Signer signer, String created, String expires) {
    Map<String, String> digests = new LinkedHashMap<>();
    digests.put(Wss.TIMESTAMP_ID, digest(signer, canonicalTimestamp(created, expires)));
    Optional<String> to = message.headers().to();
    if (signer.signsTo() && message.version().isAddressed() && to.isPresent()) {
      message.headers().toId(Wss.TO_ID);
      digests.put(Wss.TO_ID, digest(signer, canonicalTo(message, to.get())));
    }
    String signedInfo = signedInfo(signer, digests);
    byte[] value = signer.key().sign(signedInfo.getBytes(StandardCharsets.UTF_8));
    return writer -> writeSignature(writer, signer, digests, value);
  }

  private static String digest(Signer signer, String canonical) {
    return Base64.getEncoder()
        .encodeToString(signer.digest().digest(canonical.getBytes(StandardCharsets.UTF_8)));
  }

  private static String canonicalTimestamp(String created, String expires) {
    return "<u:Timestamp xmlns:u=\""
        + Wss.UTILITY
        + "\" u:Id=\""
        + Wss.TIMESTAMP_ID
        + "\"><u:Created>"
        + created
        + "</u:Created><u:Expires>"
        + expires
        + "</u:Expires></u:Timestamp>";
  }

  // The utility namespace comes before those of envelopes, and so do its attributes.
  private static String canonicalTo(Message message, String to) {
    StringBuilder canonical = new StringBuilder(256);
    canonical
        .append("<a:To xmlns:a=\"")
        .append(message.version().addressing().namespace())
        .append("\" xmlns:s=\"")
        .append(message.version().envelope().namespace())
        .append("\" xmlns:u=\"")
        .append(Wss.UTILITY)
        .append("\" u:Id=\"")
        .append(Wss.TO_ID)
        .append("\" s:mustUnderstand=\"1\">");
    CanonicalXml.appendText(to, canonical);
    return canonical.append("</a:To>").toString();
  }

  /** Returns the canonical form of what {@link #writeSignature} writes. */
  private static String signedInfo(Signer signer, Map<String, String> digests) {
    StringBuilder canonical = new StringBuilder(1024);
    canonical
        .append("<SignedInfo xmlns=\"")
        .append(Wss.SIGNATURE)
        .append("\"><CanonicalizationMethod Algorithm=\"")
        .append(Wss.EXCLUSIVE_C14N)
        .append("\"></CanonicalizationMethod><SignatureMethod Algorithm=\"")
        .append(signer.algorithm().uri())
        .append("\"></SignatureMethod>");
    digests.forEach(
        (id, digest) ->
            canonical
                .append("<Reference URI=\"#")
                .append(id)
                .append("\"><Transforms><Transform Algorithm=\"")
                .append(Wss.EXCLUSIVE_C14N)
                .append("\"></Transform></Transforms><DigestMethod Algorithm=\"")
                .append(signer.digest().uri())
                .append("\"></DigestMethod><DigestValue>")
                .append(digest)
                .append("</DigestValue></Reference>"));
    return canonical.append("</SignedInfo>").toString();
  }

  private static void writeSignature(
      XMLStreamWriter writer, Signer signer, Map<String, String> digests, byte[] value)
      throws XMLStreamException {
    writer.writeStartElement("", "Signature", Wss.SIGNATURE);
    writer.writeDefaultNamespace(Wss.SIGNATURE);
    start(writer, "SignedInfo");
    algorithm(writer, "CanonicalizationMethod", Wss.EXCLUSIVE_C14N);
    algorithm(writer, "SignatureMethod", signer.algorithm().uri());
    for (Map.Entry<String, String> digest : digests.entrySet()) {
      start(writer, "Reference");
      writer.writeAttribute("URI", "#" + digest.getKey());
      start(writer, "Transforms");
      algorithm(writer, "Transform", Wss.EXCLUSIVE_C14N);
      writer.writeEndElement();
      algorithm(writer, "DigestMethod", signer.digest().uri());
      element(writer, "", Wss.SIGNATURE, "DigestValue", digest.getValue());
      writer.writeEndElement();
    }
    writer.writeEndElement();
    element(writer, "", Wss.SIGNATURE, "SignatureValue", Base64.getEncoder().encodeToString(value));
    start(writer, "KeyInfo");
    writer.writeStartElement("o", "SecurityTokenReference", Wss.SECURITY);
    writer.writeStartElement("o", "Reference", Wss.SECURITY);
    writer.writeAttribute("ValueType", signer.tokenType());
    writer.writeAttribute("URI", "#" + signer.tokenId());
    writer.writeEndElement();
    writer.writeEndElement();
    writer.writeEndElement();
    writer.writeEndElement();
  }

  private static void start(XMLStreamWriter writer, String name) throws XMLStreamException {
    writer.writeStartElement("", name, Wss.SIGNATURE);
  }

  private static void algorithm(XMLStreamWriter writer, String name, String uri)
      throws XMLStreamException {
    start(writer, name);
    writer.writeAttribute("Algorithm", uri);
    writer.writeEndElement();
  }
}
