/**
 * Writes messages as text XML and as MTOM.
 *
 * <p>Start at {@link dev.woad.bindings.encoding.TextMessageEncodingBindingElement} and {@link
 * dev.woad.bindings.encoding.MtomMessageEncodingBindingElement}.
 */
@NullMarked
package dev.woad.bindings.encoding;

import org.jspecify.annotations.NullMarked;
