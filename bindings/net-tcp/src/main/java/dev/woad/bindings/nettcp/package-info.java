/**
 * SOAP over framed TCP connections, as .NET speaks it.
 *
 * <p>Start at {@link dev.woad.bindings.nettcp.NetTcpBinding}, or for any other stack at {@link
 * dev.woad.bindings.nettcp.NetTcpTransportBindingElement}.
 */
@NullMarked
package dev.woad.bindings.nettcp;

import org.jspecify.annotations.NullMarked;
