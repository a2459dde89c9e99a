package dev.woad.bindings.message;

import java.net.URI;

/**
 * The address that the transport was asked for, as opposed to the one that the message names.
 *
 * @param uri the address, with the path that the other party used
 */
public record Via(URI uri) {}
