package dev.woad.clients.metadata;

import java.io.Serial;

/** A description of a service cannot be had, or does not describe what is asked for. */
public final class MetadataException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** Creates an exception whose message says what was got and what was expected. */
  public MetadataException(String message) {
    super(message);
  }

  /** Creates an exception with what led to it. */
  public MetadataException(String message, Throwable cause) {
    super(message, cause);
  }
}
