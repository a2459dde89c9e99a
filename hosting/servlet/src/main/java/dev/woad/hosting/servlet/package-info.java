/**
 * Serves HTTP endpoints from a servlet, in any container.
 *
 * <p>Start at {@link dev.woad.hosting.servlet.ServletHttpServer}.
 */
@NullMarked
package dev.woad.hosting.servlet;

import org.jspecify.annotations.NullMarked;
