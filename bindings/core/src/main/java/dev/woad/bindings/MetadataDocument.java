package dev.woad.bindings;

/**
 * A document that describes a service.
 *
 * @param contentType its media type and encoding
 * @param content its text
 */
public record MetadataDocument(String contentType, String content) {}
