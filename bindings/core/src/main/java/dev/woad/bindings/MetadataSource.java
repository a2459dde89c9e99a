package dev.woad.bindings;

import java.net.URI;
import java.util.Optional;

/** Describes a service to tools and people. Safe for use by many threads. */
public interface MetadataSource {

  /**
   * Finds a document by the query part of its address, such as {@code wsdl}, {@code singleWsdl} or
   * {@code xsd=xsd0}; empty for the page that is meant for people.
   *
   * @param base the address as the caller knows it, which links in the document lead back to
   */
  Optional<MetadataDocument> find(String query, URI base);
}
