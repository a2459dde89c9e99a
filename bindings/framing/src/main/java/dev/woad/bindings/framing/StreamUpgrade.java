package dev.woad.bindings.framing;

import dev.woad.bindings.message.RemoteIdentity;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * What changes the stream of bytes that carries a session before it begins, such as to TLS (MC-NMF,
 * 2.2.3.5). Safe for use by many threads.
 */
public interface StreamUpgrade {

  /** Returns the name by which the initiator asks for it. */
  String protocol();

  /** Begins, after the receiver has agreed. Called by the event loop of the channel. */
  Begun begin(Channel channel);

  /**
   * An upgrade that is under way.
   *
   * @param handler what all bytes go through until the session is over; null if they stay as they
   *     are
   * @param done completes, on the event loop, with who the other party is
   */
  record Begun(@Nullable ChannelHandler handler, Future<RemoteIdentity> done) {}
}
