/**
 * Credentials in the head of HTTP requests. Start at {@link
 * dev.woad.security.http.HttpAuthenticationBindingElement}.
 */
@NullMarked
package dev.woad.security.http;

import org.jspecify.annotations.NullMarked;
