package dev.woad.diagnostics;

import jakarta.jws.WebParam;
import jakarta.jws.WebService;

/** The contract of the tests. */
@WebService(targetNamespace = "urn:greeter")
public interface Greeter {

  /** Greets; an empty name is a fault, and the name "nobody" fails. */
  String greet(@WebParam(name = "name") String name);
}
