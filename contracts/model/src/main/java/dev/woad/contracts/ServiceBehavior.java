package dev.woad.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says how a service class is hosted. Without it the defaults given here hold. */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ServiceBehavior {

  /** Returns the name of the service in its WSDL; the simple name of the class if empty. */
  String name() default "";

  /** Returns the target namespace of the service in its WSDL; that of the contract if empty. */
  String namespace() default "";

  /**
   * Returns where on the class path the WSDL lies that the contracts were generated from, such as
   * {@code META-INF/wsdl/orders.wsdl}. The WSDL of the service then has its types, messages and
   * port types as they stand there; else they are made from the Java types.
   */
  String wsdlLocation() default "";

  /** Returns which calls share an instance. */
  InstanceContextMode instanceContextMode() default InstanceContextMode.PER_SESSION;

  /** Returns how many calls may be inside one instance at a time. */
  ConcurrencyMode concurrencyMode() default ConcurrencyMode.SINGLE;

  /** Returns which addresses a message may name in its To header. */
  AddressFilterMode addressFilterMode() default AddressFilterMode.EXACT;

  /**
   * Returns whether an undeclared exception travels to the caller with its message, type and stack
   * trace. For debugging only: it shows the inside of the service to anyone who can call it.
   */
  boolean includeExceptionDetailInFaults() default false;
}
