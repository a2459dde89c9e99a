package dev.woad.contracts;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/**
 * An operation of a contract.
 *
 * @param name its name in the contract, such as {@code PlaceOrder}
 * @param method the method of the contract's interface
 * @param soapAction what SOAP's binding in WSDL calls {@code soapAction}; empty where there is none
 * @param inputAction the WS-Addressing action of the request
 * @param outputAction the WS-Addressing action of the reply; empty if one-way
 * @param oneWay whether there is no reply, nor a fault
 * @param faults the faults that it declares
 * @param initiating whether it may be the first of a session
 * @param terminating whether it is the last of its session
 */
public record OperationDescription(
    String name,
    Method method,
    String soapAction,
    String inputAction,
    String outputAction,
    boolean oneWay,
    List<FaultDescription> faults,
    boolean initiating,
    boolean terminating) {

  /** Copies the list of faults. */
  public OperationDescription {
    faults = List.copyOf(faults);
  }

  /** Finds the declared fault that an exception carries. */
  public Optional<FaultDescription> faultOf(Throwable thrown) {
    return faults.stream().filter(fault -> fault.exception().isInstance(thrown)).findFirst();
  }

  /** Finds the declared fault that has details of the given class. */
  public Optional<FaultDescription> faultWithDetail(Class<?> detail) {
    return faults.stream().filter(fault -> fault.detail().isAssignableFrom(detail)).findFirst();
  }

  /** Goes by the method, which says all the rest: a record's own way makes classes at a start. */
  @Override
  public int hashCode() {
    return method.hashCode();
  }

  @Override
  public String toString() {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }
}
