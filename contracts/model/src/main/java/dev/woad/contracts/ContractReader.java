package dev.woad.contracts;

import jakarta.jws.Oneway;
import jakarta.jws.WebMethod;
import jakarta.jws.WebService;
import jakarta.xml.ws.Action;
import jakarta.xml.ws.AsyncHandler;
import jakarta.xml.ws.FaultAction;
import jakarta.xml.ws.Response;
import jakarta.xml.ws.WebFault;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** Reads the JAX-WS annotations of one interface. Names by Jakarta Web Services Metadata 3.1, 4. */
final class ContractReader {

  private final Class<?> contract;
  private final Class<?> bound;
  private final @Nullable WebService webService;
  private final @Nullable ServiceContract serviceContract;
  private final QName name;
  private final QName actionName;

  private ContractReader(Class<?> contract, Class<?> bound, @Nullable QName actionName) {
    this.contract = contract;
    this.bound = bound;
    this.webService = bound.getAnnotation(WebService.class);
    this.serviceContract = contract.getAnnotation(ServiceContract.class);
    this.name = new QName(namespace(), localName());
    this.actionName = actionName == null ? name : actionName;
  }

  /**
   * Returns a reader of a contract.
   *
   * @throws IllegalArgumentException if the class is no interface, or adds operations to the
   *     {@code @WebService} interface that it extends
   */
  static ContractReader of(Class<?> contract) {
    if (!contract.isInterface()) {
      throw new IllegalArgumentException(
          "contract: " + contract.getName() + " (expected: an interface)");
    }
    Class<?>[] extended = contract.getInterfaces();
    boolean saysMore =
        !contract.isAnnotationPresent(WebService.class)
            && extended.length == 1
            && extended[0].isAnnotationPresent(WebService.class);
    return saysMore
        ? new ContractReader(contract, requireAll(contract, extended[0]), null)
        : new ContractReader(contract, contract, null);
  }

  /** Returns a reader whose actions begin with another name than that of the contract. */
  ContractReader withActionsOf(QName otherName) {
    return new ContractReader(contract, bound, otherName);
  }

  QName name() {
    return name;
  }

  /** Returns the interface that has the annotations of JAX-WS. */
  Class<?> bound() {
    return bound;
  }

  SessionMode sessionMode() {
    return serviceContract == null ? SessionMode.ALLOWED : serviceContract.sessionMode();
  }

  @Nullable Class<?> callbackContract() {
    return serviceContract == null || serviceContract.callbackContract() == void.class
        ? null
        : serviceContract.callbackContract();
  }

  OperationDescription operation(Method method) {
    WebMethod webMethod = method.getAnnotation(WebMethod.class);
    Action action = method.getAnnotation(Action.class);
    String operationName =
        webMethod == null ? method.getName() : orElse(webMethod.operationName(), method.getName());
    String soapAction = webMethod == null ? "" : webMethod.action();
    boolean oneWay = method.isAnnotationPresent(Oneway.class);
    String defaultInput = actionBase() + operationName + (oneWay ? "" : "Request");
    String input = orElse(action == null ? "" : action.input(), orElse(soapAction, defaultInput));
    String defaultOutput =
        isDotnetAction(soapAction, operationName)
            ? soapAction + "Response"
            : actionBase() + operationName + "Response";
    String output = oneWay ? "" : orElse(action == null ? "" : action.output(), defaultOutput);
    OperationContract place = place(method);
    return new OperationDescription(
        operationName,
        method,
        soapAction,
        input,
        output,
        oneWay,
        faults(method, operationName),
        place == null || place.isInitiating(),
        place != null && place.isTerminating());
  }

  private @Nullable OperationContract place(Method method) {
    try {
      Method said = contract.getMethod(method.getName(), method.getParameterTypes());
      OperationContract own = said.getAnnotation(OperationContract.class);
      return own == null ? method.getAnnotation(OperationContract.class) : own;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(contract + " has lost " + method, e);
    }
  }

  private static Class<?> requireAll(Class<?> contract, Class<?> bound) {
    for (Method method : contract.getMethods()) {
      try {
        Method known = bound.getMethod(method.getName(), method.getParameterTypes());
        if (known.getReturnType() == method.getReturnType()) {
          continue;
        }
      } catch (NoSuchMethodException e) {
        // Told below.
      }
      if (Modifier.isAbstract(method.getModifiers())) {
        throw new IllegalArgumentException(
            "method: " + method + " (expected: one of " + bound.getName() + ")");
      }
    }
    return bound;
  }

  /** Tells the JAX-WS 2.3.4 twins of a method, {@code Response} and {@code Future} ones, apart. */
  static boolean isAsyncTwin(Method method) {
    Class<?>[] parameters = method.getParameterTypes();
    boolean handler =
        parameters.length > 0 && parameters[parameters.length - 1] == AsyncHandler.class;
    return method.getName().endsWith("Async")
        && (method.getReturnType() == Response.class
            || (method.getReturnType() == Future.class && handler));
  }

  private List<FaultDescription> faults(Method method, String operationName) {
    Action action = method.getAnnotation(Action.class);
    FaultAction[] faultActions = action == null ? new FaultAction[0] : action.fault();
    return Arrays.stream(method.getExceptionTypes())
        .flatMap(exception -> fault(exception, method, operationName, faultActions))
        .toList();
  }

  private Stream<FaultDescription> fault(
      Class<?> exception, Method method, String operationName, FaultAction[] faultActions) {
    WebFault webFault = exception.getAnnotation(WebFault.class);
    if (webFault == null) {
      return Stream.empty();
    }
    Class<?> detail;
    try {
      detail = exception.getMethod("getFaultInfo").getReturnType();
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(
          "fault: " + exception.getName() + " (expected: a method getFaultInfo, as wsimport makes)",
          e);
    }
    String elementName = orElse(webFault.name(), exception.getSimpleName());
    // Jakarta XML Web Services 4.0, 2.5 and 7.2: the message, and after it the fault, has the name
    // of the class unless messageName gives another; name is that of the element in it.
    String faultName = orElse(webFault.messageName(), exception.getSimpleName());
    WebMethod webMethod = method.getAnnotation(WebMethod.class);
    String soapAction = webMethod == null ? "" : webMethod.action();
    String defaultAction =
        isDotnetAction(soapAction, operationName)
            ? soapAction + elementName + "Fault"
            : actionBase() + operationName + delimiter() + "Fault" + delimiter() + faultName;
    String faultAction =
        Arrays.stream(faultActions)
            .filter(candidate -> candidate.className() == exception)
            .map(FaultAction::value)
            .filter(value -> !value.isEmpty())
            .findFirst()
            .orElse(defaultAction);
    QName element =
        new QName(orElse(webFault.targetNamespace(), name.getNamespaceURI()), elementName);
    return Stream.of(
        new FaultDescription(
            faultName, exception.asSubclass(Throwable.class), detail, element, faultAction));
  }

  // A WSDL of .NET's gives the actions of replies and faults by an attribute that wsimport does not
  // know, and its clients refuse a reply with another. They follow from the action of the request.
  private boolean isDotnetAction(String soapAction, String operationName) {
    String namespace = actionName.getNamespaceURI();
    String base = namespace.endsWith("/") ? namespace : namespace + "/";
    return soapAction.equals(base + actionName.getLocalPart() + "/" + operationName);
  }

  // Web Services Addressing 1.0 - Metadata, 4.4.4: the default action pattern.
  private String actionBase() {
    String namespace = actionName.getNamespaceURI();
    String base = namespace.endsWith(delimiter()) ? namespace : namespace + delimiter();
    return base + actionName.getLocalPart() + delimiter();
  }

  private String delimiter() {
    return actionName.getNamespaceURI().regionMatches(true, 0, "urn:", 0, 4) ? ":" : "/";
  }

  private String localName() {
    return webService == null
        ? bound.getSimpleName()
        : orElse(webService.name(), bound.getSimpleName());
  }

  private String namespace() {
    String byPackage = namespaceOf(bound.getPackageName());
    return webService == null ? byPackage : orElse(webService.targetNamespace(), byPackage);
  }

  // Jakarta XML Web Services 4.0, 3.2: http:// and the parts of the package, last first.
  private static String namespaceOf(String packageName) {
    String[] parts = packageName.split("\\.", -1);
    StringBuilder namespace = new StringBuilder("http://");
    for (int i = parts.length - 1; i >= 0; i--) {
      namespace.append(parts[i]).append(i == 0 ? "/" : ".");
    }
    return namespace.toString();
  }

  private static String orElse(String value, String otherwise) {
    return value.isEmpty() ? otherwise : value;
  }
}
