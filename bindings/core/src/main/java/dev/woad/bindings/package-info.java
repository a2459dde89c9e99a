/**
 * Says how a contract is spoken: bindings as stacks of binding elements, messages, and the channels
 * that transports provide.
 *
 * <p>Start at {@link dev.woad.bindings.Binding} and {@link dev.woad.bindings.Message}.
 */
@NullMarked
package dev.woad.bindings;

import org.jspecify.annotations.NullMarked;
