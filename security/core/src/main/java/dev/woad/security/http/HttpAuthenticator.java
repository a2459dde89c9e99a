package dev.woad.security.http;

import dev.woad.security.AuditEvent;
import dev.woad.security.Identity;
import dev.woad.security.SecurityTokenValidator;
import dev.woad.security.ServiceCredentials;
import dev.woad.security.UserNamePasswordValidator;
import dev.woad.security.X509CertificateValidator;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out who has sent HTTP requests. Safe for use by many threads. */
public final class HttpAuthenticator {

  private static final Logger LOG = LoggerFactory.getLogger(HttpAuthenticator.class);
  private static final int MAX_HEADER = 16 * 1024;

  private final HttpAuthenticationBindingElement element;
  private final ServiceCredentials credentials;
  private final @Nullable UserNamePasswordValidator userNames;
  private final @Nullable SecurityTokenValidator tokens;
  private final @Nullable X509CertificateValidator certificates;

  private HttpAuthenticator(
      HttpAuthenticationBindingElement element, ServiceCredentials credentials) {
    this.element = element;
    this.credentials = credentials;
    this.userNames = credentials.userNames().orElse(null);
    this.tokens = credentials.tokens().orElse(null);
    this.certificates = credentials.certificates().orElse(null);
  }

  /**
   * Returns what authenticates by the given credentials.
   *
   * @throws IllegalArgumentException if they have no validator for what clients show
   */
  public static HttpAuthenticator of(
      HttpAuthenticationBindingElement element, ServiceCredentials credentials) {
    HttpAuthenticator created = new HttpAuthenticator(element, credentials);
    boolean able =
        switch (element.scheme()) {
          case BASIC -> created.userNames != null;
          case BEARER -> created.tokens != null;
          // TLS has validated it already.
          case CERTIFICATE -> true;
        };
    if (!able) {
      throw new IllegalArgumentException(
          "credentials: nothing that validates what "
              + element.scheme()
              + " shows (expected: a validator of it, in ServiceCredentials)");
    }
    return created;
  }

  /** What is known of a request. */
  public record Request(
      Optional<String> authorization,
      List<X509Certificate> certificates,
      String uri,
      String remoteAddress) {}

  /** Returns who has sent a request, and writes it down; empty if that cannot be told. */
  public Optional<Identity> authenticate(Request request) {
    if (request.authorization().isEmpty()
        && element.scheme() != HttpAuthenticationScheme.CERTIFICATE) {
      // That is how clients ask what they have to show.
      return Optional.empty();
    }
    Shown shown = new Shown();
    Optional<Identity> found;
    try {
      found =
          switch (element.scheme()) {
            case BASIC -> basic(request.authorization().orElse(""), shown);
            case BEARER -> bearer(request.authorization().orElse(""), shown);
            case CERTIFICATE -> certificate(request.certificates(), shown);
          };
    } catch (RuntimeException e) {
      LOG.error("credentials cannot be validated", e);
      shown.why = "validator failed: " + e.getClass().getSimpleName();
      found = Optional.empty();
    }
    credentials
        .audit()
        .tell(
            new AuditEvent(
                AuditEvent.Kind.AUTHENTICATION,
                found.isPresent(),
                found.map(Identity::name).orElse(shown.who),
                request.uri(),
                request.remoteAddress(),
                element.scheme().toString(),
                found.isPresent() ? "" : shown.why));
    return found;
  }

  /** Returns what clients are told that they have to show; empty if no header can say it. */
  public Optional<String> challenge() {
    return switch (element.scheme()) {
      case BASIC -> Optional.of("Basic realm=\"" + element.realm() + "\", charset=\"UTF-8\"");
      case BEARER -> Optional.of("Bearer realm=\"" + element.realm() + "\"");
      case CERTIFICATE -> Optional.empty();
    };
  }

  private Optional<Identity> basic(String header, Shown shown) {
    String text = decoded(parameter(header, "basic", shown), shown);
    int colon = text.indexOf(':');
    if (colon < 0 || userNames == null) {
      shown.why = shown.why.isEmpty() ? "malformed Authorization" : shown.why;
      return Optional.empty();
    }
    shown.who = text.substring(0, colon);
    shown.why = "wrong user name or password";
    return userNames.validate(shown.who, text.substring(colon + 1));
  }

  private Optional<Identity> bearer(String header, Shown shown) {
    String token = parameter(header, "bearer", shown);
    if (token.isEmpty() || tokens == null) {
      return Optional.empty();
    }
    shown.why = "token that is not believed";
    return tokens.validate(token);
  }

  private Optional<Identity> certificate(List<X509Certificate> chain, Shown shown) {
    if (chain.isEmpty()) {
      shown.why = "no certificate";
      return Optional.empty();
    }
    shown.who = chain.get(0).getSubjectX500Principal().getName();
    shown.why = "certificate that is not trusted";
    return certificates == null
        ? Optional.of(Identity.of(shown.who, X509CertificateValidator.AUTHENTICATION_TYPE))
        : certificates.validate(chain);
  }

  private static String parameter(String header, String scheme, Shown shown) {
    int space = header.indexOf(' ');
    if (header.length() > MAX_HEADER
        || space < 0
        || !header.substring(0, space).toLowerCase(Locale.ROOT).equals(scheme)) {
      shown.why = "Authorization of another kind";
      return "";
    }
    return header.substring(space + 1).strip();
  }

  private static String decoded(String base64, Shown shown) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      try {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException e) {
        // What clients write that are older than RFC 7617.
        return new String(bytes, StandardCharsets.ISO_8859_1);
      }
    } catch (IllegalArgumentException e) {
      shown.why = "malformed Authorization";
      return "";
    }
  }

  private static final class Shown {
    String who = "";
    String why = "";
  }
}
