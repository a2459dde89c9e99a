package dev.woad.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.bindings.message.EndpointReference;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageFault;
import dev.woad.contracts.FaultCode;
import dev.woad.contracts.FaultException;
import dev.woad.contracts.OperationDescription;
import jakarta.jws.Oneway;
import jakarta.jws.WebService;
import jakarta.xml.ws.WebFault;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of a call, whatever fails on its way. */
final class OperationCallTest {

  @WebService(name = "Orders", targetNamespace = "urn:orders")
  interface Orders {

    String place(String text) throws Refused;

    @Oneway
    void tell(String text);
  }

  /** A fault; public, for its detail is got by reflection. */
  @WebFault(name = "refused")
  public static final class Refused extends Exception {

    private static final long serialVersionUID = 1;

    Refused(@Nullable String message) {
      super(message);
    }

    public String getFaultInfo() {
      return "sold out";
    }
  }

  /** Does what it was told to. */
  static final class Service implements Orders {

    final List<String> told = new ArrayList<>();
    private final Function<String, String> operation;

    Service(Function<String, String> operation) {
      this.operation = operation;
    }

    @Override
    public String place(String text) throws Refused {
      if (text.startsWith("refuse")) {
        throw new Refused(text.equals("refuse") ? null : text);
      }
      return operation.apply(text);
    }

    @Override
    public void tell(String text) {
      told.add(operation.apply(text));
    }
  }

  private static Desk desk(Function<String, String> operation) {
    return Desk.of(Orders.class, new Service(operation), runtime -> {});
  }

  @Test
  void resultIsTheReplyToItsRequest() {
    Desk desk = desk(text -> text + "!");

    Call call = desk.call("place", "tea");

    assertThat(call.reply().headers().action()).hasValue("urn:orders:Orders:placeResponse");
    assertThat(call.reply().headers().relatesTo()).hasValue("urn:id:1");
    assertThat(call.result()).isEqualTo("tea!");
    assertThat(call.events).containsExactly("replied", "closed");
    assertThat(desk.activeCalls.count()).isZero();
  }

  @Test
  void declaredFaultCarriesItsDetail() {
    Call call = desk(text -> text).call("place", "refuse tea");

    MessageFault fault = call.fault();
    assertThat(fault.code()).isEqualTo(FaultCode.SENDER);
    assertThat(fault.reason()).isEqualTo("refuse tea");
    assertThat(fault.detailElement().orElseThrow().getTextContent()).isEqualTo("sold out");
    assertThat(call.reply().headers().action()).hasValue("urn:orders:Orders:place:Fault:Refused");
    assertThat(call.events).doesNotContain("unforeseen");
  }

  @Test
  void faultWithoutReasonIsNamed() {
    assertThat(desk(text -> text).call("place", "refuse").fault().reason()).isEqualTo("Refused");
  }

  @Test
  void undeclaredExceptionIsNotToldOf() {
    Call call =
        desk(text -> {
              throw new IllegalStateException("secret");
            })
            .call("place", "tea");

    MessageFault fault = call.fault();
    assertThat(fault.code().isReceiver()).isTrue();
    assertThat(fault.code().subCode().orElseThrow().name().getLocalPart())
        .isEqualTo("InternalServiceFault");
    assertThat(fault.reason()).doesNotContain("secret");
    assertThat(fault.detailElement()).isEmpty();
    assertThat(call.events).containsExactly("unforeseen", "replied", "closed");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void undeclaredExceptionIsToldOfWhereThatIsWanted(boolean hasMessage) {
    RuntimeException cause = new IllegalArgumentException("deeper");
    Desk desk =
        Desk.of(
            Orders.class,
            new Service(
                text -> {
                  throw hasMessage
                      ? new IllegalStateException("secret", cause)
                      : new IllegalStateException((String) null, cause);
                }),
            runtime -> runtime.includeExceptionDetailInFaults(true));

    MessageFault fault = desk.call("place", "tea").fault();

    assertThat(fault.reason()).isEqualTo(hasMessage ? "secret" : "java.lang.IllegalStateException");
    assertThat(fault.detailElement().orElseThrow().getLocalName()).isEqualTo("ExceptionDetail");
    assertThat(fault.detailElement().orElseThrow().getTextContent())
        .contains("deeper", "java.lang.IllegalArgumentException");
    assertThat(desk.dispatcher.isExceptionDetailIncluded()).isTrue();
  }

  @Test
  void overflownStackIsAFaultLikeAnyOther() {
    Desk desk = desk(text -> text.equals("deep") ? forEver(text) : text);

    assertThat(desk.call("place", "deep").fault().code().isReceiver()).isTrue();
    assertThat(desk.call("place", "tea").result()).isEqualTo("tea");
    assertThat(desk.activeCalls.count()).isZero();
  }

  private static String forEver(String text) {
    return forEver(text + "x").substring(1);
  }

  @Test
  void faultOfAnotherOperationIsToldWithoutItsDetail() {
    Call call =
        desk(text -> {
              throw FaultException.of("no").withDetail(42L);
            })
            .call("place", "tea");

    assertThat(call.fault().detailElement()).isEmpty();
  }

  @Test
  void failureToReleaseAnInstanceIsNotTheCallers() {
    for (Throwable failure : List.of(new IllegalStateException("no"), new AssertionError("no"))) {
      Service service = new Service(text -> text);
      Desk desk =
          Desk.of(
              Orders.class,
              service,
              new InstanceProvider() {
                @Override
                public Object instance() {
                  return service;
                }

                @Override
                public void release(Object instance) {
                  sneak(failure);
                }
              });

      assertThat(desk.call("place", "tea").result()).isEqualTo("tea");
      assertThat(desk.activeCalls.count()).isZero();
    }
  }

  @Test
  void failureToMakeAnInstanceIsAFault() {
    Desk desk =
        Desk.of(
            Orders.class,
            new Service(text -> text),
            new InstanceProvider() {
              @Override
              public Object instance() {
                throw new IllegalStateException("secret");
              }

              @Override
              public void release(Object instance) {}
            });

    assertThat(desk.call("place", "tea").fault().reason()).doesNotContain("secret");
    assertThat(desk.activeCalls.count()).isZero();
  }

  @Test
  void failureOfAnythingOnTheWayIsAFault() {
    for (Throwable failure : List.of(new IllegalStateException("no"), new AssertionError("no"))) {
      assertThat(inspected(new Failing(failure, "before")).fault().code().isReceiver()).isTrue();
      assertThat(inspected(new Failing(failure, "after")).fault().code().isReceiver()).isTrue();
      assertThat(received(new Failing(failure, "request")).fault().code().isReceiver()).isTrue();
      assertThat(received(new Failing(failure, "reply")).fault().code().isReceiver()).isTrue();
      assertThat(intercepted(failure).fault().code().isReceiver()).isTrue();
    }
  }

  private static Call inspected(Failing failing) {
    OperationDescription place =
        dev.woad.contracts.ContractDescription.of(Orders.class).operation("place").orElseThrow();
    return callWith(runtime -> runtime.parameterInspector(place, failing));
  }

  private static Call received(Failing failing) {
    return callWith(runtime -> runtime.messageInspector(failing));
  }

  private static Call intercepted(Throwable failure) {
    return callWith(
        runtime ->
            runtime.interceptor(
                (call, next) -> {
                  sneak(failure);
                  return next.proceed(call);
                }));
  }

  private static Call callWith(java.util.function.Consumer<DispatchRuntime.Builder> settings) {
    Desk desk = Desk.of(Orders.class, new Service(text -> text), settings);
    Call call = desk.call("place", "tea");
    assertThat(desk.activeCalls.count()).isZero();
    return call;
  }

  @Test
  void brokenErrorHandlersChangeNothing() {
    for (Throwable failure : List.of(new IllegalStateException("no"), new AssertionError("no"))) {
      ErrorHandler broken =
          new ErrorHandler() {
            @Override
            public Throwable provideFault(Throwable error, OperationContext context) {
              sneak(failure);
              return error;
            }

            @Override
            public void handleError(Throwable error, OperationContext context) {
              sneak(failure);
            }
          };
      Call call =
          Desk.of(Orders.class, new Service(text -> text), runtime -> runtime.errorHandler(broken))
              .call("place", "refuse tea");

      assertThat(call.fault().reason()).isEqualTo("refuse tea");
    }
  }

  @Test
  void replyThatCannotBeSentBecomesAFaultAndAtLastNothing() {
    Desk desk = desk(text -> text);

    assertThat(desk.call("place", "unwritable").fault().code().isReceiver()).isTrue();
    assertThat(desk.receive(new Call(desk.request("place", "x")).failing(1)).fault()).isNotNull();
    assertThat(desk.receive(new Call(desk.request("place", "x")).failing(2)).fault()).isNotNull();
    assertThat(desk.receive(new Call(desk.request("place", "x")).failing(3)).events)
        .contains("aborted")
        .doesNotContain("replied");
    assertThat(desk.activeCalls.count()).isZero();
  }

  @Test
  void replyToNobodyIsNotSent() {
    Desk desk = desk(text -> text);
    Message request = desk.request("place", "tea");
    request.headers().replyTo(EndpointReference.of("http://www.w3.org/2005/08/addressing/none"));

    assertThat(desk.receive(request).events).containsExactly("closed", "acknowledged");
  }

  @Test
  void oneWayCallIsAcknowledgedBeforeItsOperation() {
    List<String> events = new ArrayList<>();
    Desk desk = desk(text -> text + events.size());
    Call call = new Call(desk.request("tell", "tea"));
    Desk watched =
        Desk.of(
            Orders.class,
            new Service(
                text -> {
                  events.addAll(call.events);
                  return text;
                }),
            runtime -> {});

    watched.receive(call);

    assertThat(events).containsExactly("acknowledged");
    assertThat(call.events).containsExactly("acknowledged", "closed");
  }

  @Test
  void oneWayCallIsAcknowledgedOnceItsStreamIsRead() {
    for (boolean failing : new boolean[] {false, true}) {
      Desk desk =
          desk(
              text -> {
                if (failing) {
                  throw new IllegalStateException("no");
                }
                return text;
              });
      Message request = desk.request("tell", "tea");
      request.contentEnd(
          new Message.ContentEnd() {
            @Override
            public boolean isReached() {
              return false;
            }

            @Override
            public void await(Runnable action) {}
          });

      Call call = desk.receive(new Call(request).streamed());

      assertThat(call.events).containsExactly("closed", "acknowledged");
      assertThat(desk.activeCalls.count()).isZero();
    }
  }

  @Test
  void callThatCannotBeRunIsRefused() {
    Desk desk =
        Desk.of(
            Orders.class,
            new Service(text -> text),
            runtime ->
                runtime.executor(
                    task -> {
                      throw new RejectedExecutionException("full");
                    }));

    Call call = desk.receive(new Call(desk.request("place", "tea")).onEventLoop());

    assertThat(call.fault().code().isReceiver()).isTrue();
    assertThat(desk.activeCalls.count()).isZero();
  }

  @Test
  void callsOfASingleInstanceWaitForEachOther() {
    List<CompletableFuture<Void>> ends = new ArrayList<>();
    List<String> order = new ArrayList<>();
    Desk desk =
        Desk.single(
            Orders.class,
            new Asynchronous(order, ends),
            runtime ->
                runtime.executor(
                    task -> {
                      throw new RejectedExecutionException("full");
                    }));

    Call first = desk.call("place", "1");
    Call second = desk.call("place", "2");

    assertThat(order).containsExactly("1");
    ends.get(0).complete(null);
    assertThat(order).containsExactly("1", "2");
    ends.get(1).complete(null);
    assertThat(first.result()).isEqualTo("1");
    assertThat(second.result()).isEqualTo("2");
  }

  /** Has the asynchronous shape of the contract. */
  public record Asynchronous(List<String> order, List<CompletableFuture<Void>> ends) {

    public CompletableFuture<String> place(String text) {
      order.add(text);
      CompletableFuture<Void> end = new CompletableFuture<>();
      ends.add(end);
      return end.thenApply(nothing -> text);
    }

    public void tell(String text) {}
  }

  @Test
  void serviceWithoutAMethodIsRefused() {
    assertThatThrownBy(() -> Desk.of(Orders.class, "no service", runtime -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("service: java.lang.String has no method for operation Orders.");
  }

  @Test
  void callWithoutMessageFailsAsItsOperationDoes() throws Exception {
    Desk desk =
        Desk.of(
            Orders.class,
            new Service(text -> text),
            runtime -> runtime.messageInspector(new Failing(new AssertionError("no"), "request")));

    assertThat(
            desk.dispatcher.invoke(
                Orders.class.getDeclaredMethod("place", String.class),
                new Object[] {"tea"},
                desk.request("place", "tea")))
        .failsWithin(java.time.Duration.ZERO)
        .withThrowableThat()
        .withCauseInstanceOf(AssertionError.class);
    assertThat(desk.activeCalls.count()).isZero();
    assertThat(
            desk.dispatcher.invoke(
                Object.class.getMethod("toString"), new Object[0], desk.request("place", "x")))
        .failsWithin(java.time.Duration.ZERO);
  }

  private record Failing(Throwable failure, String when)
      implements ParameterInspector, DispatchMessageInspector {

    private void fail(String now) {
      if (when.equals(now)) {
        sneak(failure);
      }
    }

    @Override
    public @Nullable Object beforeCall(OperationDescription operation, Object[] arguments) {
      fail("before");
      return null;
    }

    @Override
    public void afterCall(
        OperationDescription operation, @Nullable Object result, @Nullable Object correlation) {
      fail("after");
    }

    @Override
    public @Nullable Object afterReceiveRequest(Message request, OperationContext context) {
      fail("request");
      return null;
    }

    @Override
    public void beforeSendReply(
        Message reply, @Nullable Object correlation, OperationContext context) {
      fail("reply");
    }
  }

  private static void sneak(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }
}
