/**
 * Channels of messages over framed connections, whatever carries these: sessions of many calls, and
 * sessions of one call whose messages flow through.
 *
 * <p>Start at {@link dev.woad.bindings.framing.channel.FramedChannelListener} and {@link
 * dev.woad.bindings.framing.channel.FramedChannelInitiator}.
 */
@NullMarked
package dev.woad.bindings.framing.channel;

import org.jspecify.annotations.NullMarked;
