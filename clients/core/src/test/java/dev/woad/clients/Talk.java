package dev.woad.clients;

import dev.woad.contracts.AsyncShapeOf;
import jakarta.jws.Oneway;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import jakarta.jws.soap.SOAPBinding;
import jakarta.xml.ws.AsyncHandler;
import jakarta.xml.ws.Response;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** A contract, and other shapes of it. */
@WebService(name = "Talk", targetNamespace = Talk.NAMESPACE)
@SOAPBinding(parameterStyle = SOAPBinding.ParameterStyle.BARE)
public interface Talk {

  String NAMESPACE = "urn:talk";

  @WebResult(name = "said", targetNamespace = NAMESPACE)
  String say(@WebParam(name = "say", targetNamespace = NAMESPACE) String text);

  @WebResult(name = "counted", targetNamespace = NAMESPACE)
  int count(@WebParam(name = "count", targetNamespace = NAMESPACE) String text);

  @Oneway
  void tell(@WebParam(name = "tell", targetNamespace = NAMESPACE) String text);

  default String sayTwice(String text) {
    return say(text) + say(text);
  }

  /** With stages. */
  @AsyncShapeOf(Talk.class)
  interface Staged {

    CompletionStage<String> say(String text);

    CompletionStage<String> shout(String text);
  }

  /** With the replies of many. */
  @AsyncShapeOf(Talk.class)
  interface Gathered {

    Stream<String> say(String text);
  }

  /** With the replies of many to what has none. */
  @AsyncShapeOf(Talk.class)
  interface GatheredNothing {

    Flow.Publisher<Object> tell(String text);
  }

  /** No contract: one reply cannot be many. */
  @WebService(name = "Talk", targetNamespace = NAMESPACE)
  interface Many {

    Stream<String> say(@WebParam(name = "say", targetNamespace = NAMESPACE) String text);
  }

  /** With the twins of Jakarta XML Web Services. */
  @WebService(name = "Talk", targetNamespace = NAMESPACE)
  @SOAPBinding(parameterStyle = SOAPBinding.ParameterStyle.BARE)
  interface Twins {

    @WebResult(name = "said", targetNamespace = NAMESPACE)
    String say(@WebParam(name = "say", targetNamespace = NAMESPACE) String text);

    Response<String> sayAsync(@WebParam(name = "say", targetNamespace = NAMESPACE) String text);

    Future<?> sayAsync(
        @WebParam(name = "say", targetNamespace = NAMESPACE) String text,
        @WebParam(name = "handler") AsyncHandler<Closed> handler);
  }

  /** A bean that cannot be made. */
  final class Closed {

    private Closed(String text) {}

    static Closed of(String text) {
      return new Closed(text);
    }
  }
}
