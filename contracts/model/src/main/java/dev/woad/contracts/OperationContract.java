package dev.woad.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says where in a session an operation stands. For contracts whose {@link
 * ServiceContract#sessionMode} is {@link SessionMode#REQUIRED}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OperationContract {

  /** Returns whether the operation may be the first of a session. */
  boolean isInitiating() default true;

  /** Returns whether the operation is the last of its session, which ends with its reply. */
  boolean isTerminating() default false;
}
