package dev.woad.testing.conformance;

import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebService;

/** {@link Probe} as a caller may know it who has a newer one than the service. */
@WebService(name = "Probe", targetNamespace = Probe.NAMESPACE)
public interface NewerProbe {

  /** Does what no service does yet. */
  @WebMethod(action = Probe.NAMESPACE + ":Newer")
  String newer(@WebParam(name = "text") String text);
}
