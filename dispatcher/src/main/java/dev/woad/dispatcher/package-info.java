/**
 * Turns messages into calls of operations and calls into messages, the same way whatever the wire.
 *
 * <p>On the side of a service start at {@link dev.woad.dispatcher.ChannelDispatcher}; on that of a
 * client at {@link dev.woad.dispatcher.ClientRuntime}. To add something to the path of a call,
 * start at {@link dev.woad.dispatcher.Behavior}.
 */
@NullMarked
package dev.woad.dispatcher;

import org.jspecify.annotations.NullMarked;
