package dev.woad.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says how a client's callback object is called. Without it the defaults given here hold. */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CallbackBehavior {

  /**
   * Returns how many callbacks may be inside the object at a time. A callback that calls the
   * service by the channel that it came by, and waits, needs {@link ConcurrencyMode#REENTRANT} or
   * {@link ConcurrencyMode#MULTIPLE}.
   */
  ConcurrencyMode concurrencyMode() default ConcurrencyMode.SINGLE;

  /**
   * Returns whether an undeclared exception travels to the service with its message, type and stack
   * trace. For debugging only.
   */
  boolean includeExceptionDetailInFaults() default false;
}
