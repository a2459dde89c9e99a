package dev.woad.testing.conformance;

import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebService;

/** The smallest part of {@link Probe}. */
@WebService(name = "Probe", targetNamespace = Probe.NAMESPACE)
public interface EchoProbe {

  /** Gives a text back. */
  @WebMethod(action = Probe.NAMESPACE + ":Echo")
  String echo(@WebParam(name = "text") String text);
}
