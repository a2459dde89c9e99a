package dev.woad.bindings;

/**
 * What one section of a host's configuration says: a record, whose components are all optional; one
 * that the section does not mention is null.
 */
public interface BindingParameterSettings {

  /** Puts what the settings stand for where transports look for it. */
  void putInto(BindingParameters parameters);
}
