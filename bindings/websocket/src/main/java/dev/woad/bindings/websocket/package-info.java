/**
 * SOAP over WebSockets, as .NET has it: the subprotocol {@code soap} of MS-SWSB. Both parties may
 * send and ask at any time, on one connection that is a session.
 *
 * <p>Start at {@link dev.woad.bindings.websocket.WebSocketTransportBindingElement}; {@link
 * dev.woad.bindings.http.NetHttpBinding} is over it.
 */
@NullMarked
package dev.woad.bindings.websocket;

import org.jspecify.annotations.NullMarked;
