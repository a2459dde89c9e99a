package dev.woad.bindings;

/** Makes the metadata of a service. Found by {@code ServiceLoader}. */
public interface MetadataExporter {

  /** Returns whether it can describe the given endpoint. */
  boolean supports(ServiceEndpoint endpoint);

  /**
   * Returns the metadata of a service, all of whose endpoints it supports.
   *
   * @throws IllegalArgumentException if a WSDL that is to be used cannot be read, or lacks a port
   *     type
   */
  MetadataSource export(ServiceDescription service);
}
