package dev.woad.security.message;

import dev.woad.security.Identity;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.spec.SecretKeySpec;

/** What a service and one client have between them until either ends it. */
final class Conversation {

  private final String identifier;
  private final Identity identity;
  // By the names of their instances: there is more than one while a key is being renewed.
  private final Map<String, Key> keys = new ConcurrentHashMap<>();
  private final AtomicReference<Instant> lastUsed;

  Conversation(String identifier, Identity identity, Instant now) {
    this.identifier = identifier;
    this.identity = identity;
    this.lastUsed = new AtomicReference<>(now);
  }

  /** A key, and until when it is good. */
  record Key(SecretKeySpec secret, Instant expires) {

    // The key is left out.
    @Override
    public String toString() {
      return "Key[expires=" + expires + "]";
    }
  }

  String identifier() {
    return identifier;
  }

  Identity identity() {
    return identity;
  }

  Map<String, Key> keys() {
    return keys;
  }

  Instant lastUsed() {
    return lastUsed.get();
  }

  void used(Instant now) {
    lastUsed.set(now);
  }

  boolean isOver(Instant now) {
    return keys.values().stream().noneMatch(key -> key.expires().isAfter(now));
  }
}
