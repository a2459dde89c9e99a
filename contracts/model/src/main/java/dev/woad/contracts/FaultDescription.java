package dev.woad.contracts;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import javax.xml.namespace.QName;

/**
 * A fault that an operation declares.
 *
 * @param name the name of the fault in the operation
 * @param exception the exception that carries it
 * @param detail the class of its detail, as {@code getFaultInfo} gives it
 * @param element the element that its detail is written as
 * @param action the WS-Addressing action of the fault message
 */
public record FaultDescription(
    String name,
    Class<? extends Throwable> exception,
    Class<?> detail,
    QName element,
    String action) {

  /**
   * Returns the detail that an exception of this fault carries.
   *
   * @throws IllegalArgumentException if the exception is not of this fault
   */
  public Object detailOf(Throwable thrown) {
    if (!exception.isInstance(thrown)) {
      throw new IllegalArgumentException(
          "exception: " + thrown.getClass().getName() + " (expected: " + exception.getName() + ")");
    }
    try {
      Method faultInfo = exception.getMethod("getFaultInfo");
      return faultInfo.invoke(thrown);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalArgumentException(
          "exception: " + exception.getName() + " (expected: a getFaultInfo that can be called)",
          e);
    }
  }
}
