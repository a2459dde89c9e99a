/**
 * Speaks REST: a contract that is a JAX-RS interface, its data as JSON or XML, its faults as
 * problem documents, its description as OpenAPI.
 *
 * <p>Start at {@link dev.woad.bindings.webhttp.WebHttpBinding}.
 */
@NullMarked
package dev.woad.bindings.webhttp;

import org.jspecify.annotations.NullMarked;
