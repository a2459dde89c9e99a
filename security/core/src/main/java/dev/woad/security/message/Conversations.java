package dev.woad.security.message;

import dev.woad.security.Identity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.spec.SecretKeySpec;

/**
 * The conversations of one listener, kept in memory: a service that starts again knows none, and
 * its clients ask for new ones. Safe for use by many threads.
 */
final class Conversations {

  /** How long a key is good, as in .NET. */
  static final Duration LIFETIME = Duration.ofHours(15);

  private final Clock clock;
  private final int maxConversations;
  private final Duration maxIdle;
  private final Map<String, Conversation> byIdentifier = new ConcurrentHashMap<>();

  Conversations(Clock clock, int maxConversations, Duration maxIdle) {
    this.clock = clock;
    this.maxConversations = maxConversations;
    this.maxIdle = maxIdle;
  }

  /** Begins one by the first key. */
  Conversation begin(Identity identity, SecretKeySpec key) throws SecurityRefusal {
    Instant now = clock.instant();
    if (byIdentifier.size() >= maxConversations) {
      dropIdle(now);
    }
    if (byIdentifier.size() >= maxConversations) {
      throw SecurityRefusal.of(
          "conversations: " + byIdentifier.size() + " (expected: < " + maxConversations + ")",
          identity.name());
    }
    Conversation begun = new Conversation("urn:uuid:" + UUID.randomUUID(), identity, now);
    begun.keys().put("", new Conversation.Key(key, now.plus(LIFETIME)));
    byIdentifier.put(begun.identifier(), begun);
    return begun;
  }

  /** Gives one another key besides those that it has, and returns the name of the new one. */
  String renew(Conversation conversation, SecretKeySpec key) {
    Instant now = clock.instant();
    conversation.keys().values().removeIf(old -> !old.expires().isAfter(now));
    String instance = "urn:uuid:" + UUID.randomUUID();
    conversation.keys().put(instance, new Conversation.Key(key, now.plus(LIFETIME)));
    return instance;
  }

  /** Finds what a token speaks of. */
  Conversation find(SecurityHeader.ContextToken token, SecureConversationVersion version)
      throws SecurityRefusal {
    Instant now = clock.instant();
    Conversation found =
        token.namespace().equals(version.namespace()) ? byIdentifier.get(token.identifier()) : null;
    if (found == null) {
      throw SecurityRefusal.unknownContext("unknown conversation", version);
    }
    if (found.isOver(now) || found.lastUsed().plus(maxIdle).isBefore(now)) {
      byIdentifier.remove(found.identifier());
      throw SecurityRefusal.unknownContext("conversation that has expired", version);
    }
    found.used(now);
    return found;
  }

  /** Returns the key that a token names. */
  SecretKeySpec key(
      Conversation conversation,
      SecurityHeader.ContextToken token,
      SecureConversationVersion version)
      throws SecurityRefusal {
    Conversation.Key key = conversation.keys().get(token.instance());
    if (key == null || !key.expires().isAfter(clock.instant())) {
      throw SecurityRefusal.unknownContext("key that has expired", version);
    }
    return key.secret();
  }

  void end(Conversation conversation) {
    byIdentifier.remove(conversation.identifier());
  }

  int count() {
    return byIdentifier.size();
  }

  private void dropIdle(Instant now) {
    Iterator<Conversation> all = byIdentifier.values().iterator();
    while (all.hasNext()) {
      Conversation next = all.next();
      if (next.isOver(now) || next.lastUsed().plus(maxIdle).isBefore(now)) {
        all.remove();
      }
    }
  }
}
