/**
 * SOAP over framed Unix domain sockets: .NET's {@code net.uds}, and {@code net.pipe} where there
 * are no named pipes.
 *
 * <p>Start at {@link dev.woad.bindings.netpipe.NetNamedPipeBinding} and {@link
 * dev.woad.bindings.netpipe.UnixDomainSocketBinding}.
 */
@NullMarked
package dev.woad.bindings.netpipe;

import org.jspecify.annotations.NullMarked;
