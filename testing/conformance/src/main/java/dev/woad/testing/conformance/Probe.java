package dev.woad.testing.conformance;

import jakarta.activation.DataHandler;
import jakarta.jws.Oneway;
import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebService;
import jakarta.xml.bind.annotation.XmlMimeType;
import jakarta.xml.ws.Holder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The contract of the suite: one operation for each thing that a wire must carry. */
@WebService(name = "Probe", targetNamespace = Probe.NAMESPACE)
public interface Probe {

  /** The namespace of the contract. */
  String NAMESPACE = "urn:woad:probe";

  /** Gives a text back. */
  @WebMethod(action = NAMESPACE + ":Echo")
  @Nullable String echo(@WebParam(name = "text") @Nullable String text);

  /** Gives bytes back. */
  @WebMethod(action = NAMESPACE + ":EchoBytes")
  byte[] echoBytes(@WebParam(name = "bytes") byte[] bytes);

  /** Gives a list back. */
  @WebMethod(action = NAMESPACE + ":EchoList")
  List<Sample> echoList(@WebParam(name = "samples") List<Sample> samples);

  /** Adds without overflow, or throws the declared fault. */
  @WebMethod(action = NAMESPACE + ":Add")
  int add(@WebParam(name = "left") int left, @WebParam(name = "right") int right)
      throws OverflowFault;

  /** Swaps two texts. */
  @WebMethod(action = NAMESPACE + ":Swap")
  void swap(
      @WebParam(name = "left", mode = WebParam.Mode.INOUT) Holder<String> left,
      @WebParam(name = "right", mode = WebParam.Mode.INOUT) Holder<String> right);

  /** Throws an exception that the contract does not declare. */
  @WebMethod(action = NAMESPACE + ":Fail")
  void fail(@WebParam(name = "message") String message);

  /** Remembers a text. */
  @Oneway
  @WebMethod(action = NAMESPACE + ":Notify")
  void notify(@WebParam(name = "text") String text);

  /** Gives the text of a header back, and sends it as another header. */
  @WebMethod(action = NAMESPACE + ":EchoHeader")
  String echoHeader();

  /** Does nothing, with nothing. */
  @WebMethod(action = NAMESPACE + ":Nothing")
  void nothing();

  /** Counts the characters of a text. */
  @WebMethod(action = NAMESPACE + ":Length")
  int length(@WebParam(name = "text") String text);

  /** Gives a text of so many characters. */
  @WebMethod(action = NAMESPACE + ":Produce")
  String produce(@WebParam(name = "length") int length);

  /** Gives data back. */
  @WebMethod(action = NAMESPACE + ":EchoData")
  @XmlMimeType("application/octet-stream")
  DataHandler echoData(
      @WebParam(name = "data") @XmlMimeType("application/octet-stream") DataHandler data);

  /** Throws the fault of the given kind: see {@link ProbeFaults}. */
  @WebMethod(action = NAMESPACE + ":Refuse")
  void refuse(@WebParam(name = "kind") String kind) throws OverflowFault;

  /** Answers when the gate of the given name is opened. */
  @WebMethod(action = NAMESPACE + ":Await")
  String await(@WebParam(name = "gate") String gate);
}
