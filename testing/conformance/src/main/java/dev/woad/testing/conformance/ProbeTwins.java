package dev.woad.testing.conformance;

import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebService;
import jakarta.xml.ws.AsyncHandler;
import jakarta.xml.ws.Response;
import java.util.concurrent.Future;

/** Some of {@link Probe} with the asynchronous twins that JAX-WS gives methods. */
@WebService(name = "Probe", targetNamespace = Probe.NAMESPACE)
public interface ProbeTwins {

  /** Gives a text back. */
  @WebMethod(action = Probe.NAMESPACE + ":Echo")
  String echo(@WebParam(name = "text") String text);

  /** Gives a text back, some time. */
  @WebMethod(operationName = "echo", action = Probe.NAMESPACE + ":Echo")
  Response<String> echoAsync(@WebParam(name = "text") String text);

  /** Gives a text back to a handler. */
  @WebMethod(operationName = "echo", action = Probe.NAMESPACE + ":Echo")
  Future<?> echoAsync(@WebParam(name = "text") String text, AsyncHandler<String> handler);

  /** Adds without overflow, or throws the declared fault. */
  @WebMethod(action = Probe.NAMESPACE + ":Add")
  int add(@WebParam(name = "left") int left, @WebParam(name = "right") int right)
      throws OverflowFault;

  /** Adds without overflow, some time. */
  @WebMethod(operationName = "add", action = Probe.NAMESPACE + ":Add")
  Response<Integer> addAsync(
      @WebParam(name = "left") int left, @WebParam(name = "right") int right);
}
