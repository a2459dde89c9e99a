/** Calls services. Start at {@link dev.woad.clients.ChannelFactory}. */
@NullMarked
package dev.woad.clients;

import org.jspecify.annotations.NullMarked;
