package dev.woad.contracts;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * What a service offers: the operations of an interface.
 *
 * @param type the interface
 * @param name the name of the port type
 * @param operations the operations, in the order of their names
 * @param sessionMode whether its calls belong together
 * @param callback what the service may call at the client; null if nothing
 */
public record ContractDescription(
    Class<?> type,
    QName name,
    List<OperationDescription> operations,
    SessionMode sessionMode,
    @Nullable ContractDescription callback) {

  /** Copies the list of operations. */
  public ContractDescription {
    operations = List.copyOf(operations);
  }

  /**
   * Reads a contract from an interface: names, actions and faults from its JAX-WS annotations where
   * it has them, else from its methods. For the {@linkplain AsyncShapeOf asynchronous shape} of a
   * contract that contract is read.
   *
   * @throws IllegalArgumentException if the class is no interface or has no operation, if two
   *     operations have the same name, or if it contradicts itself about sessions
   */
  public static ContractDescription of(Class<?> type) {
    AsyncShapeOf shape = type.getAnnotation(AsyncShapeOf.class);
    Class<?> contract = shape == null ? type : shape.value();
    ContractReader reader = ContractReader.of(contract);
    Class<?> callback = reader.callbackContract();
    ContractDescription description =
        new ContractDescription(
            contract,
            reader.name(),
            operations(contract, reader),
            reader.sessionMode(),
            callback == null ? null : callback(contract, callback, reader.name()));
    SessionRules.check(description);
    return description;
  }

  // The actions of callbacks begin as those of the contract that they belong to, as .NET's do.
  private static ContractDescription callback(
      Class<?> contract, Class<?> callback, QName serviceName) {
    ContractReader reader = ContractReader.of(callback).withActionsOf(serviceName);
    if (reader.callbackContract() != null) {
      throw new IllegalArgumentException(
          "callbackContract of "
              + contract.getName()
              + ": "
              + callback.getName()
              + " (expected: one that has no callbackContract itself)");
    }
    return new ContractDescription(
        callback, reader.name(), operations(callback, reader), SessionMode.ALLOWED, null);
  }

  private static List<OperationDescription> operations(Class<?> contract, ContractReader reader) {
    List<OperationDescription> operations =
        Arrays.stream(reader.bound().getMethods())
            .filter(method -> Modifier.isAbstract(method.getModifiers()))
            .filter(method -> !ContractReader.isAsyncTwin(method))
            .map(reader::operation)
            .sorted(Comparator.comparing(OperationDescription::name))
            .toList();
    requireDistinctNames(contract, operations);
    return operations;
  }

  /**
   * Returns the interface that says how messages look: the contract's own, or the
   * {@code @WebService} interface that it extends.
   */
  public Class<?> bound() {
    return ContractReader.of(type).bound();
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
