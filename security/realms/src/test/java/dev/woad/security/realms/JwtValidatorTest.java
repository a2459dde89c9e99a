package dev.woad.security.realms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.woad.security.Identity;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JwtValidatorTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir private static Path directory;

  private static RSAKey key;
  private static RSAKey foreign;
  private static JwtValidator validator;

  @BeforeAll
  static void makeKeys() throws JOSEException, IOException {
    key = new RSAKeyGenerator(2048).keyID("one").generate();
    foreign = new RSAKeyGenerator(2048).keyID("one").generate();
    Path file =
        Files.writeString(directory.resolve("keys.json"), new JWKSet(key.toPublicJWK()).toString());
    validator =
        JwtValidator.of(
            file,
            "https://issuer",
            "orders",
            new JwtValidator.Options("roles", Clock.fixed(NOW, ZoneOffset.UTC)));
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .subject("alice")
        .issuer("https://issuer")
        .audience("orders")
        .claim("roles", List.of("clerk"))
        .claim("email", "alice@example.com")
        .expirationTime(Date.from(NOW.plusSeconds(60)));
  }

  private static Optional<Identity> validate(JWTClaimsSet claims, RSAKey by) throws JOSEException {
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims);
    token.sign(new RSASSASigner(by));
    return validator.validate(token.serialize());
  }

  @Test
  void tokenOfTheIssuerIsBelieved() throws JOSEException {
    Identity alice = validate(claims().build(), key).orElseThrow();

    assertThat(alice).isEqualTo(Identity.of("alice", "Bearer"));
    assertThat(alice.roles()).containsExactly("clerk");
    assertThat(alice.claims())
        .anyMatch(claim -> claim.type().equals("email") && claim.issuer().equals("https://issuer"));
  }

  @Test
  void tokenOfAnotherIsNot() throws JOSEException {
    assertThat(validate(claims().issuer("https://other").build(), key)).isEmpty();
    assertThat(validate(claims().audience("payroll").build(), key)).isEmpty();
    assertThat(validate(claims().subject(null).build(), key)).isEmpty();
    assertThat(validate(claims().build(), foreign)).isEmpty();
  }

  @Test
  void tokenOfAnotherTimeIsNot() throws JOSEException {
    assertThat(validate(claims().expirationTime(Date.from(NOW.minusSeconds(120))).build(), key))
        .isEmpty();
    assertThat(validate(claims().expirationTime(null).build(), key)).isEmpty();
    assertThat(validate(claims().notBeforeTime(Date.from(NOW.plusSeconds(600))).build(), key))
        .isEmpty();
  }

  @Test
  void tokenThatNoPrivateKeyHasSignedIsNot() throws JOSEException {
    SignedJWT confused =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build(), claims().build());
    confused.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));

    assertThat(validator.validate(new PlainJWT(claims().build()).serialize())).isEmpty();
    assertThat(validator.validate(confused.serialize())).isEmpty();
    assertThat(validator.validate("no.token.this")).isEmpty();
    assertThat(validator.validate("")).isEmpty();
  }

  @Test
  void keysAreNotGotInClear() {
    assertThatThrownBy(
            () ->
                JwtValidator.of(
                    URI.create("http://example.com/keys"), "i", "a", JwtValidator.Options.DEFAULT))
        .hasMessage("keys: http://example.com/keys (expected: https://...)");
  }
}
