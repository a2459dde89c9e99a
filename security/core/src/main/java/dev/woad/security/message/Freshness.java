package dev.woad.security.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells messages that were made just now from others. Safe for use by many threads. */
final class Freshness {

  private static final int MAX_NONCES = 100_000;

  private final Clock clock;
  private final Duration maxClockSkew;
  private final Duration validity;
  private final Map<String, Instant> nonces = new LinkedHashMap<>();

  Freshness(Clock clock, Duration maxClockSkew, Duration validity) {
    this.clock = clock;
    this.maxClockSkew = maxClockSkew;
    this.validity = validity;
  }

  /** Refuses what was not made just now. */
  void check(SecurityHeader.Timestamp timestamp) throws SecurityRefusal {
    Instant now = clock.instant();
    Instant created = timestamp.created();
    Instant expires = timestamp.expires() == null ? created.plus(validity) : timestamp.expires();
    if (created.isAfter(now.plus(maxClockSkew))) {
      throw SecurityRefusal.of("Timestamp of the future: " + created);
    }
    if (!expires.isAfter(created)) {
      throw SecurityRefusal.of("Timestamp that expires before it was created");
    }
    if (!expires.isAfter(now.minus(maxClockSkew))
        || created.isBefore(now.minus(maxClockSkew).minus(validity))) {
      throw SecurityRefusal.of("Timestamp too old: " + created);
    }
  }

  /** Refuses a token that says when it was made, but was not made just now. */
  void check(SecurityHeader.UserNameToken token) throws SecurityRefusal {
    Instant now = clock.instant();
    Instant created = token.created();
    if (created != null
        && (created.isAfter(now.plus(maxClockSkew))
            || created.isBefore(now.minus(maxClockSkew).minus(validity)))) {
      throw SecurityRefusal.of("UsernameToken not of now: " + created, token.name());
    }
  }

  /**
   * Refuses a token that says by a nonce which one it is, but has been here before. For tokens
   * whose password is right: others are not to be remembered, for anybody can send as many as he
   * likes.
   */
  void checkNonce(SecurityHeader.UserNameToken token) throws SecurityRefusal {
    String nonce = token.nonce();
    if (nonce != null && isReplayed(nonce, clock.instant())) {
      throw SecurityRefusal.of("nonce that has been used", token.name());
    }
  }

  private boolean isReplayed(String nonce, Instant now) {
    synchronized (nonces) {
      Iterator<Instant> oldest = nonces.values().iterator();
      while (oldest.hasNext() && oldest.next().isBefore(now)) {
        oldest.remove();
      }
      // One more than can be remembered could be used again.
      return nonces.size() >= MAX_NONCES
          || nonces.putIfAbsent(nonce, now.plus(validity).plus(maxClockSkew.multipliedBy(2)))
              != null;
    }
  }
}
