package dev.woad.testing.conformance;

import jakarta.jws.Oneway;
import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebService;

/** What the service behind {@link Feed} calls. */
@WebService(name = "FeedCallback", targetNamespace = Probe.NAMESPACE)
public interface FeedCallback {

  /** Takes a number. */
  @Oneway
  @WebMethod(action = Probe.NAMESPACE + ":FeedTick")
  void tick(@WebParam(name = "number") int number);

  /** Answers a question. */
  @WebMethod(action = Probe.NAMESPACE + ":FeedAnswer")
  String answer(@WebParam(name = "question") String question) throws OverflowFault;
}
