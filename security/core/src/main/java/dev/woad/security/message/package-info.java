/**
 * Credentials inside messages whose transport is protected: WS-Security 1.0 and 1.1 over https and
 * over TLS beneath framed sessions, as .NET speaks it. Start at {@link
 * dev.woad.security.message.TransportSecurityBindingElement}.
 */
@NullMarked
package dev.woad.security.message;

import org.jspecify.annotations.NullMarked;
