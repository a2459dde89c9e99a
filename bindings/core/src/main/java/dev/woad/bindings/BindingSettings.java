package dev.woad.bindings;

/**
 * The settings of a binding as configuration gives them: a record, whose components are all
 * optional and named as WCF names them.
 */
public interface BindingSettings {

  /**
   * Returns the binding that these settings make.
   *
   * @param scheme the scheme of the address that it is for, where a binding serves more than one
   */
  Binding create(String scheme);
}
