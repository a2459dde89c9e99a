package dev.woad.testing.conformance;

import dev.woad.contracts.OperationContract;
import dev.woad.contracts.ServiceContract;
import dev.woad.contracts.SessionMode;
import jakarta.jws.Oneway;
import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebService;

/** A contract whose calls belong together. */
@WebService(name = "Tally", targetNamespace = Probe.NAMESPACE)
@ServiceContract(sessionMode = SessionMode.REQUIRED)
public interface Tally {

  /** Adds a number, and gives the sum of the session. */
  @WebMethod(action = Probe.NAMESPACE + ":TallyCount")
  int count(@WebParam(name = "number") int number);

  /** Remembers a text. */
  @Oneway
  @WebMethod(action = Probe.NAMESPACE + ":TallyNote")
  void note(@WebParam(name = "text") String text);

  /** Gives the texts of the session, one after the other. */
  @OperationContract(isInitiating = false)
  @WebMethod(action = Probe.NAMESPACE + ":TallyNotes")
  String notes();

  /** Gives the name of the session on the side of the service. */
  @WebMethod(action = Probe.NAMESPACE + ":TallySession")
  String session();

  /** Waits until the gate is opened. */
  @WebMethod(action = Probe.NAMESPACE + ":TallyPause")
  String pause(@WebParam(name = "gate") String gate);

  /** Waits until the gate is opened, and nobody waits for that. */
  @Oneway
  @WebMethod(action = Probe.NAMESPACE + ":TallyLinger")
  void linger(@WebParam(name = "gate") String gate);

  /** Throws a fault, or else an exception that the contract does not declare. */
  @WebMethod(action = Probe.NAMESPACE + ":TallyStumble")
  void stumble(@WebParam(name = "fault") boolean fault);

  /** Throws an exception that nobody waits for. */
  @Oneway
  @WebMethod(action = Probe.NAMESPACE + ":TallyBreak")
  void breakDown();

  /** Gives the sum, and ends the session. */
  @OperationContract(isInitiating = false, isTerminating = true)
  @WebMethod(action = Probe.NAMESPACE + ":TallyFinish")
  int finish();
}
