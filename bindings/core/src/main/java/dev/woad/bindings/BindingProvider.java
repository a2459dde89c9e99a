package dev.woad.bindings;

import java.util.Map;
import java.util.Set;

/**
 * Makes bindings by the names that configuration knows them by. Found by {@code ServiceLoader}: a
 * transport that is on the class path is there to be used.
 */
public interface BindingProvider {

  /** Returns the names of the bindings, such as {@code basicHttp}. */
  Set<String> names();

  /** Returns the schemes that have a binding of their own, by the name of that binding. */
  Map<String, String> defaultForScheme();

  /** Returns the record whose components are the settings of a binding. */
  Class<? extends BindingSettings> settingsOf(String name);
}
