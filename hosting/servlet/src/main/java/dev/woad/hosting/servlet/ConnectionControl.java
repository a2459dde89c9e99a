package dev.woad.hosting.servlet;

/**
 * What a container can do with the connection of a request that the servlet API has no method for.
 * A container that can puts one among the attributes of each request, under the name of this type.
 */
public interface ConnectionControl {

  /**
   * Sets the status of the reply, and says that the request was taken in good order: the connection
   * may stay open whatever the status is.
   */
  void status(int status);

  /** Sets the content type of the reply as it is written, which a container may else rewrite. */
  void contentType(String contentType);

  /** Closes the connection without a reply. */
  void abort();
}
