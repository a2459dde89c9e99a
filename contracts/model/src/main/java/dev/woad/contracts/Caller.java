package dev.woad.contracts;

import java.security.Principal;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Whoever made the call that this thread is in: what a service needs to call back. For use inside
 * an operation; what it gives may be kept.
 *
 * <pre>{@code
 * public void subscribe(String sku) {
 *   StockFeedCallback client = Caller.current().callbackChannel(StockFeedCallback.class);
 *   ...
 * }
 * }</pre>
 */
public interface Caller {

  /**
   * Returns the caller of the operation that this thread is in.
   *
   * @throws IllegalStateException if it is in none
   */
  static Caller current() {
    return Source.Found.SOURCE
        .current()
        .orElseThrow(
            () -> new IllegalStateException("no caller (expected: a thread inside an operation)"));
  }

  /** Returns who calls, as its credentials have shown; empty if it did not say. */
  default Optional<Principal> principal() {
    return Optional.empty();
  }

  /** Returns whether whoever calls is in a role. */
  default boolean isInRole(String role) {
    return false;
  }

  /** Returns the name of the session that the call belongs to; empty where there is none. */
  Optional<String> sessionId();

  /**
   * Returns the channel that the call came by, to be told of its end or to end it.
   *
   * @throws IllegalStateException if the call belongs to no session
   */
  ContextChannel channel();

  /**
   * Returns the way to call back whoever called: an object of the callback contract that may be
   * kept and used by any thread for as long as the session lasts, and is a {@link ContextChannel},
   * too. In a client's callback it leads to the service.
   *
   * @param type the callback contract, or its asynchronous shape
   * @throws IllegalStateException if the call belongs to no session, or its contract has no such
   *     callback contract
   */
  <T> T callbackChannel(Class<T> type);

  /** Knows who calls: what runs operations. Found by {@code ServiceLoader}. */
  interface Source {

    /** Returns the caller of the operation that this thread is in, if it is in one. */
    Optional<Caller> current();

    /** The one that there is. */
    final class Found {

      private static final Source SOURCE =
          ServiceLoader.load(Source.class, Source.class.getClassLoader())
              .findFirst()
              .orElse(Optional::empty);

      private Found() {}
    }
  }
}
