package dev.woad.security;

import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.TlsCredentials;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * By what a client shows who it is, and which servers it believes: WCF's ClientCredentials. A
 * parameter of channel factories. Immutable.
 */
public final class ClientCredentials {

  private final @Nullable UserName userName;
  private final @Nullable Supplier<String> token;
  private final @Nullable TlsCredentials tls;
  private final Clock clock;

  private ClientCredentials(Builder builder) {
    this.userName = builder.userName;
    this.token = builder.token;
    this.tls = builder.tls;
    this.clock = builder.clock;
  }

  /** Returns a builder that begins with nothing to show, and the trust of the JDK. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the name and the password to show, if there are any. */
  public Optional<UserName> userName() {
    return Optional.ofNullable(userName);
  }

  /** Returns what gives the bearer token to show, if there is something. */
  public Optional<Supplier<String>> token() {
    return Optional.ofNullable(token);
  }

  /** Returns the certificate to show, and whom to believe, if that was said. */
  public Optional<TlsCredentials> tls() {
    return Optional.ofNullable(tls);
  }

  /** Returns the clock that times in messages are taken from. */
  public Clock clock() {
    return clock;
  }

  /** Puts the credentials where transports and layers of bindings look for them. */
  public void putInto(BindingParameters parameters) {
    parameters.put(ClientCredentials.class, this);
    if (tls != null) {
      parameters.put(TlsCredentials.class, tls);
    }
  }

  /**
   * A name and its password.
   *
   * @param name the name
   * @param password the password
   */
  public record UserName(String name, String password) {

    // The password is left out.
    @Override
    public String toString() {
      return name;
    }
  }

  /** Builds credentials. For use by one thread. */
  public static final class Builder {

    private @Nullable UserName userName;
    private @Nullable Supplier<String> token;
    private @Nullable TlsCredentials tls;
    private Clock clock = Clock.systemUTC();

    private Builder() {}

    /** Returns the credentials. */
    public ClientCredentials build() {
      return new ClientCredentials(this);
    }

    /** Sets a name and its password. */
    public Builder userName(String name, String password) {
      userName = new UserName(name, password);
      return this;
    }

    /** Sets what gives the bearer token, which is asked for each request. */
    public Builder token(Supplier<String> value) {
      token = value;
      return this;
    }

    /** Sets the certificate to show, and whom to believe. */
    public Builder tls(TlsCredentials value) {
      tls = value;
      return this;
    }

    /** Sets the clock that times in messages are taken from; the system's. */
    public Builder clock(Clock value) {
      clock = value;
      return this;
    }
  }
}
