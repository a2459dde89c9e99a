package dev.woad.bindings;

/**
 * Reads one section of a host's configuration, which concerns all endpoints of the host rather than
 * one binding, such as {@code http} for the embedded HTTP server. Found by {@code ServiceLoader}.
 */
public interface BindingParameterProvider {

  /** Returns the key of the section. */
  String name();

  /** Returns the record whose components are the keys within the section. */
  Class<? extends BindingParameterSettings> settings();
}
