/**
 * Calls within one JVM. Messages are encoded and decoded as on any wire, so that what works here
 * works elsewhere.
 *
 * <p>Start at {@link dev.woad.bindings.inprocess.InProcessTransportBindingElement}.
 */
@NullMarked
package dev.woad.bindings.inprocess;

import org.jspecify.annotations.NullMarked;
