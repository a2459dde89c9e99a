package dev.woad.bindings.framing;

/**
 * What an initiator says of a session at its start (MC-NMF, 2.2.6).
 *
 * @param mode how messages travel
 * @param via the address that they are bound for
 * @param contentType how they are encoded
 */
public record Preamble(FramingMode mode, String via, String contentType) {}
