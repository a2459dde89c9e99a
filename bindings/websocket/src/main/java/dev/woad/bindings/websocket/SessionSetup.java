package dev.woad.bindings.websocket;

import dev.woad.bindings.message.Message;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What sessions of one listener, or of one initiator, have in common. */
interface SessionSetup {

  SocketEncoding encoding();

  Times times();

  /** Returns what the session is with, or at: for messages to people. */
  String address();

  /** Returns the other party, for the log. */
  String remoteAddress();

  boolean isServer();

  /** Connects, and tells the session of its socket. */
  CompletableFuture<Void> connect(SocketSession session, Duration timeout);

  /** Puts into a message that goes out what says where it goes. */
  void readdress(Message message);

  /** Puts into a message that came in what is known of how. */
  void describe(Message message);

  /**
   * How long a session waits.
   *
   * @param idle for the next message; null for ever
   * @param keepAlive before it asks whether the other party is there
   */
  record Times(@org.jspecify.annotations.Nullable Duration idle, Duration keepAlive) {}
}
