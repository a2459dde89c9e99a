package dev.woad.security.realms;

import dev.woad.bindings.BindingParameterSettings;
import dev.woad.bindings.BindingParameters;
import dev.woad.security.Identity;
import dev.woad.security.SecurityAudit;
import dev.woad.security.ServiceCredentials;
import dev.woad.security.UnsecuredEndpoints;
import dev.woad.security.UserNamePasswordValidator;
import dev.woad.security.X509CertificateValidator;
import dev.woad.security.X509CertificateValidators;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code security} of a host's configuration: how services find out who calls.
 *
 * @param users a file of users: {@link FileRealm}
 * @param cachedLogonLifetime how long a password that was right is believed without asking again
 * @param certificates which certificates inside messages are believed
 * @param jwt which tokens are believed
 * @param audit what is written down
 * @param allowUnsecured whether endpoints that nothing secures may be reached from elsewhere
 */
public record SecuritySection(
    @Nullable Path users,
    @Nullable Duration cachedLogonLifetime,
    @Nullable Certificates certificates,
    @Nullable Jwt jwt,
    @Nullable Audit audit,
    @Nullable Boolean allowUnsecured)
    implements BindingParameterSettings {

  private static final Duration DEFAULT_LIFETIME = Duration.ofMinutes(5);

  /**
   * Which certificates are believed.
   *
   * @param validationMode whether they, or those that they were issued by, are in the file
   * @param trustedCertificates a file of certificates in PEM
   * @param revocationLists files of certificate revocation lists
   */
  public record Certificates(
      @Nullable ValidationMode validationMode,
      @Nullable Path trustedCertificates,
      @Nullable List<Path> revocationLists) {

    /** How certificates are validated: WCF's X509CertificateValidationMode. */
    public enum ValidationMode {
      /** They were issued by one in the file. */
      CHAIN_TRUST,
      /** They are in the file themselves. */
      PEER_TRUST
    }

    /** Checks that there is a file. */
    public Certificates {
      if (trustedCertificates == null) {
        throw new IllegalArgumentException(
            "trustedCertificates: none (expected: a file of certificates in PEM)");
      }
    }

    X509CertificateValidator toValidator() {
      Path file = trustedCertificates == null ? Path.of("") : trustedCertificates;
      return validationMode == ValidationMode.PEER_TRUST
          ? X509CertificateValidators.peerTrust(file, Clock.systemUTC())
          : X509CertificateValidators.chainTrust(
              file, revocationLists == null ? List.of() : revocationLists, Clock.systemUTC());
    }
  }

  /**
   * Which tokens are believed.
   *
   * @param issuer who has signed them
   * @param audience for whom they are
   * @param keys where the issuer's keys are: a file, or a URL of https
   * @param rolesClaim the claim that lists the caller's roles
   */
  public record Jwt(
      @Nullable String issuer,
      @Nullable String audience,
      @Nullable URI keys,
      @Nullable String rolesClaim) {

    JwtValidator toValidator() {
      if (issuer == null || audience == null || keys == null) {
        throw new IllegalArgumentException(
            (issuer == null ? "issuer" : audience == null ? "audience" : "keys")
                + ": none (expected: issuer, audience and keys)");
      }
      JwtValidator.Options options =
          new JwtValidator.Options(rolesClaim == null ? "roles" : rolesClaim, Clock.systemUTC());
      return keys.getScheme() == null || keys.getScheme().equals("file")
          ? JwtValidator.of(
              keys.getScheme() == null ? Path.of(keys.getPath()) : Path.of(keys),
              issuer,
              audience,
              options)
          : JwtValidator.of(keys, issuer, audience, options);
    }
  }

  /**
   * What is written down.
   *
   * @param level which events
   * @param file where; the log if not given
   */
  public record Audit(SecurityAudit.@Nullable Level level, @Nullable Path file) {

    SecurityAudit toAudit() {
      SecurityAudit.Level chosen = level == null ? SecurityAudit.Level.FAILURE : level;
      return file == null
          ? SecurityAudit.toLog(chosen)
          : SecurityAudit.toFile(chosen, file, Clock.systemUTC());
    }
  }

  /**
   * Checks that all files can be read, so that what is wrong is told with the place where it
   * stands.
   */
  public SecuritySection {
    var unused = credentials(users, cachedLogonLifetime, certificates, jwt);
  }

  @Override
  public void putInto(BindingParameters parameters) {
    ServiceCredentials.Builder credentials =
        credentials(users, cachedLogonLifetime, certificates, jwt);
    if (audit != null) {
      credentials.audit(audit.toAudit());
    }
    parameters.put(ServiceCredentials.class, credentials.build());
    parameters.put(
        UnsecuredEndpoints.class,
        new UnsecuredEndpoints(Boolean.TRUE.equals(allowUnsecured), false));
  }

  private static ServiceCredentials.Builder credentials(
      @Nullable Path users,
      @Nullable Duration lifetime,
      @Nullable Certificates certificates,
      @Nullable Jwt jwt) {
    ServiceCredentials.Builder builder = ServiceCredentials.builder();
    FileRealm realm = users == null ? null : FileRealm.of(users);
    if (realm != null) {
      Duration cached = lifetime == null ? DEFAULT_LIFETIME : lifetime;
      UserNamePasswordValidator validator =
          cached.isZero() ? realm : CachedLogons.of(realm, cached, Clock.systemUTC());
      builder.userNames(validator);
    }
    if (certificates != null) {
      X509CertificateValidator validator = certificates.toValidator();
      builder.certificates(chain -> withRoles(validator.validate(chain), realm));
    }
    if (jwt != null) {
      builder.tokens(jwt.toValidator());
    }
    return builder;
  }

  private static Optional<Identity> withRoles(
      Optional<Identity> identity, @Nullable FileRealm realm) {
    return realm == null
        ? identity
        : identity.map(known -> known.withRoles(realm.roles(known.name())));
  }
}
