/**
 * SOAP over HTTP, as .NET speaks it.
 *
 * <p>Start at {@link dev.woad.bindings.http.BasicHttpBinding}, {@link
 * dev.woad.bindings.http.WsHttpBinding}, or for any other stack {@link
 * dev.woad.bindings.http.HttpTransportBindingElement}.
 */
@NullMarked
package dev.woad.bindings.http;

import org.jspecify.annotations.NullMarked;
