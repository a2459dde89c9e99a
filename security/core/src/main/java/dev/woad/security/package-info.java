/**
 * Who calls, how that is found out, and what is written down of it. Start at {@link
 * dev.woad.security.ServiceCredentials} on the side of a service, at {@link
 * dev.woad.security.ClientCredentials} on that of a client.
 */
@NullMarked
package dev.woad.security;

import org.jspecify.annotations.NullMarked;
