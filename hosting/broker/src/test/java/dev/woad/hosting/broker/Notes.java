package dev.woad.hosting.broker;

import jakarta.jws.Oneway;
import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebService;

/** What the tests send. */
@WebService(name = "Notes", targetNamespace = Notes.NAMESPACE)
public interface Notes {

  String NAMESPACE = "urn:woad:notes";

  @Oneway
  @WebMethod(action = NAMESPACE + ":Note")
  void note(@WebParam(name = "text") String text);

  @Oneway
  @WebMethod(action = NAMESPACE + ":Event")
  void event(
      @WebParam(name = "kind", header = true) String kind, @WebParam(name = "text") String text);

  @WebMethod(action = NAMESPACE + ":Ask")
  String ask(@WebParam(name = "text") String text);
}
