package dev.woad.security.realms;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.woad.security.Claim;
import dev.woad.security.Identity;
import dev.woad.security.SecurityTokenValidator;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Believes JWTs (RFC 7519) of one issuer for one audience, signed by a private key of the issuer's:
 * never unsigned ones, nor ones signed by a shared secret. They must expire. Safe for use by many
 * threads.
 */
public final class JwtValidator implements SecurityTokenValidator {

  private static final Logger LOG = LoggerFactory.getLogger(JwtValidator.class);
  private static final String AUTHENTICATION_TYPE = "Bearer";
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private final DefaultJWTProcessor<SecurityContext> processor;
  private final String rolesClaim;

  private JwtValidator(
      JWKSource<SecurityContext> keys, String issuer, String audience, Options options) {
    this.rolesClaim = options.rolesClaim();
    this.processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            audience, new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("sub", "exp")) {
          @Override
          protected Date currentTime() {
            return Date.from(options.clock().instant());
          }
        });
  }

  /**
   * What else there is to say.
   *
   * @param rolesClaim the claim that lists the caller's roles
   * @param clock the clock that times in tokens are compared with
   */
  public record Options(String rolesClaim, Clock clock) {

    /** Roles in the claim {@code roles}, by the clock of the system. */
    public static final Options DEFAULT = new Options("roles", Clock.systemUTC());
  }

  /**
   * Returns what believes tokens whose keys are in a file: a JWK set (RFC 7517).
   *
   * @throws IllegalArgumentException if the file cannot be read
   */
  public static JwtValidator of(Path keys, String issuer, String audience, Options options) {
    try {
      JWKSet set = JWKSet.parse(Files.readString(keys));
      return new JwtValidator(new ImmutableJWKSet<>(set), issuer, audience, options);
    } catch (IOException | ParseException e) {
      throw new IllegalArgumentException(
          "keys: " + keys + ": " + e.getMessage() + " (expected: a JWK set)", e);
    }
  }

  /**
   * Returns what believes tokens whose keys are got from a URL, when first needed and again when
   * they change.
   *
   * @throws IllegalArgumentException if the URL is none of https, or of loopback
   */
  public static JwtValidator of(URI keys, String issuer, String audience, Options options) {
    try {
      boolean loopback =
          "http".equals(keys.getScheme())
              && List.of("localhost", "127.0.0.1", "[::1]")
                  .contains(String.valueOf(keys.getHost()));
      if (!"https".equals(keys.getScheme()) && !loopback) {
        throw new IllegalArgumentException("keys: " + keys + " (expected: https://...)");
      }
      return new JwtValidator(
          JWKSourceBuilder.create(keys.toURL()).build(), issuer, audience, options);
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("keys: " + keys + " (expected: https://...)", e);
    }
  }

  @Override
  public Optional<Identity> validate(String token) {
    try {
      JWTClaimsSet claims = processor.process(token, null);
      String subject = claims.getSubject();
      return subject == null || subject.isEmpty()
          ? Optional.empty()
          : Optional.of(identity(subject, claims));
    } catch (ParseException | BadJOSEException e) {
      LOG.debug("token refused: {}", e.getMessage());
      return Optional.empty();
    } catch (JOSEException e) {
      throw new IllegalStateException("keys of the issuer cannot be had: " + e.getMessage(), e);
    }
  }

  private Identity identity(String subject, JWTClaimsSet claims) {
    String issuer = claims.getIssuer();
    List<Claim> found = new ArrayList<>();
    for (Map.Entry<String, Object> entry : claims.getClaims().entrySet()) {
      boolean roles = entry.getKey().equals(rolesClaim);
      Collection<?> values =
          entry.getValue() instanceof Collection<?> many ? many : List.of(entry.getValue());
      for (Object value : values) {
        if (value instanceof String text) {
          found.add(new Claim(roles ? Claim.ROLE : entry.getKey(), text, issuer));
        }
      }
    }
    return Identity.of(subject, AUTHENTICATION_TYPE).withClaims(found);
  }
}
