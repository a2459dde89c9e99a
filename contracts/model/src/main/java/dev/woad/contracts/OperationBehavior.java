package dev.woad.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says how an operation is run. Stands on the method of the service class. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OperationBehavior {

  /**
   * Returns whether the operation never blocks, so that it may run on the thread that decoded the
   * request, event loops included. An operation that says so and blocks stops other callers.
   */
  boolean nonBlocking() default false;
}
