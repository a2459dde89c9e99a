package dev.woad.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a service that tells whether what the service needs is there, such as its
 * database: it returns if so, and throws if not. It is public, has no parameters, and is called now
 * and then, on any thread, on services of which there is {@linkplain InstanceContextMode#SINGLE one
 * instance}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface HealthCheck {

  /** Returns what is checked, such as {@code database}. */
  String value();
}
