package dev.woad.bindings;

import org.jspecify.annotations.Nullable;

/** Is told that a connection is no more. */
@FunctionalInterface
public interface ClosedListener {

  /** Takes null after an orderly end, else why the connection was lost. */
  void closed(@Nullable Throwable why);
}
