/**
 * Parts a stream of bytes into messages as .NET does (MC-NMF), without knowing what they say.
 *
 * <p>Start at {@link dev.woad.bindings.framing.FramedSession}.
 */
@NullMarked
package dev.woad.bindings.framing;

import org.jspecify.annotations.NullMarked;
