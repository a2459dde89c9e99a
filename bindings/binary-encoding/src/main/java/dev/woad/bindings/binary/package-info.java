/**
 * Writes messages as the binary XML of .NET.
 *
 * <p>Start at {@link dev.woad.bindings.binary.BinaryMessageEncodingBindingElement}.
 */
@NullMarked
package dev.woad.bindings.binary;

import org.jspecify.annotations.NullMarked;
