package dev.woad.contracts;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;

/**
 * What a service offers: the operations of an interface.
 *
 * @param type the interface
 * @param name the name of the port type
 * @param operations the operations, in the order of their names
 */
public record ContractDescription(
    Class<?> type, QName name, List<OperationDescription> operations) {

  /** Copies the list of operations. */
  public ContractDescription {
    operations = List.copyOf(operations);
  }

  /**
   * Reads a contract from an interface: names, actions and faults from its JAX-WS annotations where
   * it has them, else from its methods. For the {@linkplain AsyncShapeOf asynchronous shape} of a
   * contract that contract is read.
   *
   * @throws IllegalArgumentException if the class is no interface or has no operation, or if two
   *     operations have the same name
   */
  public static ContractDescription of(Class<?> type) {
    AsyncShapeOf shape = type.getAnnotation(AsyncShapeOf.class);
    Class<?> contract = shape == null ? type : shape.value();
    if (!contract.isInterface()) {
      throw new IllegalArgumentException(
          "contract: " + contract.getName() + " (expected: an interface)");
    }
    ContractReader reader = new ContractReader(contract);
    List<OperationDescription> operations =
        Arrays.stream(contract.getMethods())
            .filter(method -> Modifier.isAbstract(method.getModifiers()))
            .filter(method -> !ContractReader.isAsyncTwin(method))
            .map(reader::operation)
            .sorted(Comparator.comparing(OperationDescription::name))
            .toList();
    requireDistinctNames(contract, operations);
    return new ContractDescription(contract, reader.name(), operations);
  }

  /**
   * Finds the operation that a method of the interface, or of its asynchronous shape, stands for.
   */
  public Optional<OperationDescription> operation(Method method) {
    return operations.stream()
        .filter(operation -> operation.method().getName().equals(method.getName()))
        .filter(
            operation ->
                Arrays.equals(operation.method().getParameterTypes(), method.getParameterTypes()))
        .findFirst();
  }

  /** Finds the operation of the given name. */
  public Optional<OperationDescription> operation(String operationName) {
    return operations.stream()
        .filter(operation -> operation.name().equals(operationName))
        .findFirst();
  }

  @Override
  public String toString() {
    return name.getLocalPart();
  }

  private static void requireDistinctNames(
      Class<?> contract, List<OperationDescription> operations) {
    if (operations.isEmpty()) {
      throw new IllegalArgumentException(
          "contract: " + contract.getName() + " has no operation (expected: at least one method)");
    }
    for (int i = 1; i < operations.size(); i++) {
      if (operations.get(i).name().equals(operations.get(i - 1).name())) {
        throw new IllegalArgumentException(
            "operation: "
                + operations.get(i).name()
                + " (expected: a name of its own; two methods of "
                + contract.getName()
                + " have it)");
      }
    }
  }
}
