package dev.woad.testing.conformance;

import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebService;

/** A contract whose service shows which calls share an instance, and when. */
@WebService(name = "Counter", targetNamespace = Probe.NAMESPACE)
public interface Counter {

  /** Counts the calls to this instance. */
  @WebMethod(action = Probe.NAMESPACE + ":Next")
  int next();

  /** Waits inside the instance until the gate is opened. */
  @WebMethod(action = Probe.NAMESPACE + ":Stay")
  String stay(@WebParam(name = "gate") String gate);
}
