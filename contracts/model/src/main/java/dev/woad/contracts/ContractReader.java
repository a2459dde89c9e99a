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
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** Reads the JAX-WS annotations of one interface. Names by Jakarta Web Services Metadata 3.1, 4. */
final class ContractReader {

  private final Class<?> contract;
  private final @Nullable WebService webService;
  private final QName name;

  ContractReader(Class<?> contract) {
    this.contract = contract;
    this.webService = contract.getAnnotation(WebService.class);
    this.name = new QName(namespace(), localName());
  }

  QName name() {
    return name;
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
    return new OperationDescription(
        operationName, method, soapAction, input, output, oneWay, faults(method, operationName));
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
    String namespace = name.getNamespaceURI();
    String base = namespace.endsWith("/") ? namespace : namespace + "/";
    return soapAction.equals(base + name.getLocalPart() + "/" + operationName);
  }

  // Web Services Addressing 1.0 - Metadata, 4.4.4: the default action pattern.
  private String actionBase() {
    String namespace = name.getNamespaceURI();
    String base = namespace.endsWith(delimiter()) ? namespace : namespace + delimiter();
    return base + name.getLocalPart() + delimiter();
  }

  private String delimiter() {
    return name.getNamespaceURI().regionMatches(true, 0, "urn:", 0, 4) ? ":" : "/";
  }

  private String localName() {
    return webService == null
        ? contract.getSimpleName()
        : orElse(webService.name(), contract.getSimpleName());
  }

  private String namespace() {
    String byPackage = namespaceOf(contract.getPackageName());
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
