/**
 * Who may call what, on every wire. Start at {@link
 * dev.woad.dispatcher.authorization.AuthorizationBehavior}.
 */
@NullMarked
package dev.woad.dispatcher.authorization;

import org.jspecify.annotations.NullMarked;
