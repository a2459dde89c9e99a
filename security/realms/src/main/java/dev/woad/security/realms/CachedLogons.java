package dev.woad.security.realms;

import dev.woad.security.Identity;
import dev.woad.security.UserNamePasswordValidator;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers for a while which passwords were right, since to find that out is made to take its
 * time: WCF's CacheLogonTokens. It keeps a keyed digest of name and password, whose key is known to
 * this object alone, and never a refusal. Safe for use by many threads.
 */
public final class CachedLogons implements UserNamePasswordValidator {

  private static final int MAX_LOGONS = 1000;
  private static final String ALGORITHM = "HmacSHA256";

  private final UserNamePasswordValidator validator;
  private final Duration lifetime;
  private final Clock clock;
  private final SecretKeySpec key;
  private final Map<String, Logon> logons =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Logon> eldest) {
          return size() > MAX_LOGONS;
        }
      };

  private CachedLogons(UserNamePasswordValidator validator, Duration lifetime, Clock clock) {
    this.validator = validator;
    this.lifetime = lifetime;
    this.clock = clock;
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    this.key = new SecretKeySpec(secret, ALGORITHM);
  }

  private record Logon(Identity identity, Instant end) {}

  /** Returns what asks the validator, and remembers for the given time whom it has believed. */
  public static CachedLogons of(
      UserNamePasswordValidator validator, Duration lifetime, Clock clock) {
    return new CachedLogons(validator, lifetime, clock);
  }

  @Override
  public Optional<Identity> validate(String userName, String password) {
    String digest = digest(userName, password);
    Instant now = clock.instant();
    synchronized (logons) {
      Logon known = logons.get(digest);
      if (known != null && known.end().isAfter(now)) {
        return Optional.of(known.identity());
      }
      logons.remove(digest);
    }
    Optional<Identity> found = validator.validate(userName, password);
    if (found.isPresent()) {
      synchronized (logons) {
        logons.put(digest, new Logon(found.get(), now.plus(lifetime)));
      }
    }
    return found;
  }

  private String digest(String userName, String password) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(userName.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
