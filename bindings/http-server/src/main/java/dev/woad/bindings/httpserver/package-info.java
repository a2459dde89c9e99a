/**
 * The seam between what is served over HTTP and the server that serves it: a servlet container, or
 * one that is embedded.
 *
 * <p>Start at {@link dev.woad.bindings.httpserver.HttpHandler}.
 */
@NullMarked
package dev.woad.bindings.httpserver;

import org.jspecify.annotations.NullMarked;
