package dev.woad.testing.conformance;

import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebService;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.ws.AsyncHandler;
import jakarta.xml.ws.RequestWrapper;
import jakarta.xml.ws.Response;
import jakarta.xml.ws.ResponseWrapper;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Some of {@link Probe} with asynchronous twins of its methods, as wsimport makes it. */
@WebService(name = "Probe", targetNamespace = Probe.NAMESPACE)
public interface ProbeTwins {

  /** Gives a text back. */
  @WebMethod(action = Probe.NAMESPACE + ":Echo")
  @RequestWrapper(localName = "echo", targetNamespace = Probe.NAMESPACE, className = ECHO)
  @ResponseWrapper(
      localName = "echoResponse",
      targetNamespace = Probe.NAMESPACE,
      className = ECHO_RESPONSE)
  String echo(@WebParam(name = "text") String text);

  /** Gives a text back, some time. */
  @WebMethod(operationName = "echo", action = Probe.NAMESPACE + ":Echo")
  @RequestWrapper(localName = "echo", targetNamespace = Probe.NAMESPACE, className = ECHO)
  @ResponseWrapper(
      localName = "echoResponse",
      targetNamespace = Probe.NAMESPACE,
      className = ECHO_RESPONSE)
  Response<EchoResponse> echoAsync(@WebParam(name = "text") String text);

  /** Gives a text back to a handler. */
  @WebMethod(operationName = "echo", action = Probe.NAMESPACE + ":Echo")
  @RequestWrapper(localName = "echo", targetNamespace = Probe.NAMESPACE, className = ECHO)
  @ResponseWrapper(
      localName = "echoResponse",
      targetNamespace = Probe.NAMESPACE,
      className = ECHO_RESPONSE)
  Future<?> echoAsync(@WebParam(name = "text") String text, AsyncHandler<EchoResponse> handler);

  /** Throws an exception that the contract does not declare. */
  @WebMethod(action = Probe.NAMESPACE + ":Fail")
  @RequestWrapper(localName = "fail", targetNamespace = Probe.NAMESPACE, className = FAIL)
  @ResponseWrapper(
      localName = "failResponse",
      targetNamespace = Probe.NAMESPACE,
      className = FAIL_RESPONSE)
  void fail(@WebParam(name = "message") String message);

  /** Throws an exception that the contract does not declare, some time. */
  @WebMethod(operationName = "fail", action = Probe.NAMESPACE + ":Fail")
  @RequestWrapper(localName = "fail", targetNamespace = Probe.NAMESPACE, className = FAIL)
  @ResponseWrapper(
      localName = "failResponse",
      targetNamespace = Probe.NAMESPACE,
      className = FAIL_RESPONSE)
  Response<FailResponse> failAsync(@WebParam(name = "message") String message);

  /** The class of a request. */
  String ECHO = "dev.woad.testing.conformance.ProbeTwins$Echo";

  /** The class of a response. */
  String ECHO_RESPONSE = "dev.woad.testing.conformance.ProbeTwins$EchoResponse";

  /** The class of a request. */
  String FAIL = "dev.woad.testing.conformance.ProbeTwins$Fail";

  /** The class of a response. */
  String FAIL_RESPONSE = "dev.woad.testing.conformance.ProbeTwins$FailResponse";

  /** A request. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(name = "echo", namespace = Probe.NAMESPACE)
  final class Echo {

    /** The text. */
    public @Nullable String text;

    /** Creates an empty request, for JAXB. */
    public Echo() {}
  }

  /** A response. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(name = "echoResponse", namespace = Probe.NAMESPACE)
  final class EchoResponse {

    /** The text. */
    @XmlElement(name = "return")
    public @Nullable String text;

    /** Creates an empty response, for JAXB. */
    public EchoResponse() {}
  }

  /** A request. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(name = "fail", namespace = Probe.NAMESPACE)
  final class Fail {

    /** The message. */
    public @Nullable String message;

    /** Creates an empty request, for JAXB. */
    public Fail() {}
  }

  /** A response. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(name = "failResponse", namespace = Probe.NAMESPACE)
  final class FailResponse {

    /** Creates an empty response, for JAXB. */
    public FailResponse() {}
  }
}
