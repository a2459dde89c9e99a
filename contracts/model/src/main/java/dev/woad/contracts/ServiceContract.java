package dev.woad.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of a contract what {@code @WebService} has no words for. Stands beside it on an interface,
 * or on an interface of its own that extends one which was generated from WSDL and cannot be
 * changed. Such an interface adds no operations; it repeats those of which there is more to say.
 *
 * <pre>{@code
 * @ServiceContract(sessionMode = SessionMode.REQUIRED)
 * interface Cart extends ICart {
 *   @Override
 *   @OperationContract(isInitiating = false, isTerminating = true)
 *   String checkout();
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ServiceContract {

  /** Returns whether the calls belong together. */
  SessionMode sessionMode() default SessionMode.ALLOWED;

  /**
   * Returns the interface by which the service calls the client back: a {@code @WebService}
   * interface of its own, or one as described above. None if {@code void}.
   */
  Class<?> callbackContract() default void.class;
}
