/**
 * The message, whatever carries it: version, headers, properties and a body that is read or written
 * once.
 *
 * <p>Start at {@link dev.woad.bindings.message.Message}.
 */
@NullMarked
package dev.woad.bindings.message;

import org.jspecify.annotations.NullMarked;
