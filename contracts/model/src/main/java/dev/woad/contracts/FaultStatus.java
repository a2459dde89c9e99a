package dev.woad.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives the HTTP status by which a REST contract tells of a declared fault. Stands on the contract
 * or on one of its methods, the latter winning; a fault without one is a 500.
 */
@Documented
@Repeatable(FaultStatus.List.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface FaultStatus {

  /** Returns the exception that carries the fault. */
  Class<? extends Throwable> fault();

  /** Returns the HTTP status, 400 to 599. */
  int status();

  /** Holds several of them on one element. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.TYPE, ElementType.METHOD})
  @interface List {

    /** Returns the annotations held. */
    FaultStatus[] value();
  }
}
