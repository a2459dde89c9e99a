package dev.woad.testing.conformance;

import dev.woad.contracts.ServiceContract;
import jakarta.jws.Oneway;
import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebService;

/** A contract whose service calls back. */
@WebService(name = "Feed", targetNamespace = Probe.NAMESPACE)
@ServiceContract(callbackContract = FeedCallback.class)
public interface Feed {

  /** Sends so many ticks before it answers. */
  @WebMethod(action = Probe.NAMESPACE + ":FeedTicks")
  int ticks(@WebParam(name = "count") int count);

  /** Asks the client before it answers, and gives what the client answered. */
  @WebMethod(action = Probe.NAMESPACE + ":FeedAsk")
  String ask(@WebParam(name = "question") String question);

  /** Keeps the way to the client, for the test. */
  @WebMethod(action = Probe.NAMESPACE + ":FeedSubscribe")
  void subscribe();

  /** Gives a text back. */
  @WebMethod(action = Probe.NAMESPACE + ":FeedRepeat")
  String repeat(@WebParam(name = "text") String text);

  /** Asks the client, and nobody waits for that. */
  @Oneway
  @WebMethod(action = Probe.NAMESPACE + ":FeedWonder")
  void wonder(@WebParam(name = "question") String question);
}
