package dev.woad.hosting.management;

import jakarta.jws.WebService;

/** The contract of the tests. */
@WebService(targetNamespace = "urn:clock")
public interface Clock {

  /** Returns the time. */
  String time();
}
