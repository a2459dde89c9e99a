package dev.woad.security;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a service finds out who calls: WCF's ServiceCredentials. A parameter of hosts and their
 * listeners. Immutable.
 */
public final class ServiceCredentials {

  private final @Nullable UserNamePasswordValidator userNames;
  private final @Nullable X509CertificateValidator certificates;
  private final @Nullable SecurityTokenValidator tokens;
  private final SecurityAudit audit;
  private final Clock clock;

  private ServiceCredentials(Builder builder) {
    this.userNames = builder.userNames;
    this.certificates = builder.certificates;
    this.tokens = builder.tokens;
    this.audit = builder.audit;
    this.clock = builder.clock;
  }

  /** Returns a builder that begins without any validator. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns what validates user names and passwords, if there is something. */
  public Optional<UserNamePasswordValidator> userNames() {
    return Optional.ofNullable(userNames);
  }

  /** Returns what validates certificates, if there is something. */
  public Optional<X509CertificateValidator> certificates() {
    return Optional.ofNullable(certificates);
  }

  /** Returns what validates bearer tokens, if there is something. */
  public Optional<SecurityTokenValidator> tokens() {
    return Optional.ofNullable(tokens);
  }

  /** Returns where it is written down who was let in and who was not. */
  public SecurityAudit audit() {
    return audit;
  }

  /** Returns the clock that times in messages are compared with. */
  public Clock clock() {
    return clock;
  }

  /** Builds credentials. For use by one thread. */
  public static final class Builder {

    private @Nullable UserNamePasswordValidator userNames;
    private @Nullable X509CertificateValidator certificates;
    private @Nullable SecurityTokenValidator tokens;
    private SecurityAudit audit = SecurityAudit.failures();
    private Clock clock = Clock.systemUTC();

    private Builder() {}

    /** Returns the credentials. */
    public ServiceCredentials build() {
      return new ServiceCredentials(this);
    }

    /** Sets what validates user names and passwords. */
    public Builder userNames(UserNamePasswordValidator value) {
      userNames = value;
      return this;
    }

    /** Sets what validates certificates. */
    public Builder certificates(X509CertificateValidator value) {
      certificates = value;
      return this;
    }

    /** Sets what validates bearer tokens. */
    public Builder tokens(SecurityTokenValidator value) {
      tokens = value;
      return this;
    }

    /** Sets where it is written down who was let in and who was not; refusals to the log. */
    public Builder audit(SecurityAudit value) {
      audit = value;
      return this;
    }

    /** Sets the clock that times in messages are compared with; the system's. */
    public Builder clock(Clock value) {
      clock = value;
      return this;
    }
  }
}
