package dev.woad.testing.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.woad.bindings.ServiceEndpoint;
import dev.woad.contracts.FaultCode;
import dev.woad.contracts.FaultException;
import dev.woad.contracts.OperationDescription;
import dev.woad.dispatcher.Behavior;
import dev.woad.dispatcher.CallInterceptor;
import dev.woad.dispatcher.DispatchRuntime;
import dev.woad.dispatcher.ErrorHandler;
import dev.woad.dispatcher.OperationContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What stands on the path of calls. */
public interface BehaviorConformance extends WireConformance {

  @Test
  default void messageInspectorsSeeRequestsAndRepliesOnBothEnds() {
    Journal journal = new Journal();
    try (ProbeSetup setup =
        setup()
            .client(journal.clientInspector("c1"))
            .client(journal.clientInspector("c2"))
            .host(
                host ->
                    host.behavior(journal.dispatchInspector("d1"))
                        .behavior(journal.dispatchInspector("d2")))
            .open()) {
      setup.channel().echo("hello");

      assertThat(journal.entries())
          .containsExactly(
              "c1 request echo",
              "c2 request echo",
              "d1 request echo",
              "d2 request echo",
              "d2 reply echoResponse to d2 request echo",
              "d1 reply echoResponse to d1 request echo",
              "c2 reply echoResponse to c2 request echo",
              "c1 reply echoResponse to c1 request echo");
    }
  }

  @Test
  default void messageInspectorsSeeFaults() {
    Journal journal = new Journal();
    try (ProbeSetup setup =
        setup()
            .client(journal.clientInspector("c"))
            .host(host -> host.behavior(journal.dispatchInspector("d")))
            .open()) {
      assertThat(catchThrowable(() -> setup.channel().fail("no"))).isNotNull();

      assertThat(journal.entries())
          .containsExactly(
              "c request fail",
              "d request fail",
              "d reply Fault to d request fail",
              "c reply Fault to c request fail");
    }
  }

  @Test
  default void messageInspectorsSeeNoReplyOfOneWayCalls() throws InterruptedException {
    Journal journal = new Journal();
    try (ProbeSetup setup =
        setup()
            .client(journal.clientInspector("c"))
            .host(host -> host.behavior(journal.dispatchInspector("d")))
            .open()) {
      setup.channel().notify("shipped");
      assertThat(setup.service().nextNote()).isEqualTo("shipped");

      assertThat(journal.entries()).containsExactly("c request notify", "d request notify");
    }
  }

  @Test
  default void messageInspectorThatRefusesARequestIsHeard() {
    try (ProbeSetup setup =
        setup()
            .host(
                host ->
                    host.behavior(
                        of(
                            runtime ->
                                runtime.messageInspector(
                                    (request, context) -> {
                                      throw FaultException.of(FaultCode.RECEIVER, "not today");
                                    }))))
            .open()) {
      assertThatThrownBy(() -> setup.channel().echo("hello"))
          .isInstanceOf(FaultException.class)
          .hasMessage("not today");
    }
  }

  @Test
  default void failureOfAnInspectorOfRepliesIsTold() {
    try (ProbeSetup setup =
        setup().host(host -> host.behavior(of(Journal::failOnReplies))).open()) {
      assertThat(catchThrowable(() -> setup.channel().echo("hello")))
          .isInstanceOf(FaultException.class);
      assertThat(Eventually.comesTrue(() -> setup.host().activeCalls() == 0)).isTrue();
    }
  }

  @Test
  default void parameterInspectorsSeeAndChangeArguments() {
    Journal journal = new Journal();
    try (ProbeSetup setup =
        setup()
            .client(journal.parameterInspector("c", "echo"))
            .host(host -> host.behavior(journal.parameterInspector("d", "echo")))
            .open()) {
      assertThat(setup.channel().echo("hello")).isEqualTo("hello+c+d");
      assertThat(setup.channel().length("hello")).isEqualTo(5);

      assertThat(journal.entries())
          .containsExactly(
              "c echo(hello)",
              "d echo(hello+c)",
              "d echo = hello+c+d to d",
              "c echo = hello+c+d to c");
    }
  }

  @Test
  default void errorHandlersSayWhatTheCallerIsTold() {
    AtomicReference<Throwable> handled = new AtomicReference<>();
    ErrorHandler handler =
        new ErrorHandler() {
          @Override
          public Throwable provideFault(Throwable error, OperationContext context) {
            return FaultException.of(FaultCode.sender(ProbeFaults.LATE), "told");
          }

          @Override
          public void handleError(Throwable error, OperationContext context) {
            handled.set(error);
          }
        };
    try (ProbeSetup setup =
        setup().host(host -> host.behavior(of(runtime -> runtime.errorHandler(handler)))).open()) {
      assertThatThrownBy(() -> setup.channel().fail("the password is 42"))
          .isInstanceOf(FaultException.class)
          .hasMessage("told");
      assertThat(Eventually.comesTrue(() -> handled.get() != null)).isTrue();
      assertThat(handled.get())
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the password is 42");
    }
  }

  @Test
  default void failureOfAnErrorHandlerDoesNotLeaveTheCallerWaiting() {
    ErrorHandler broken =
        new ErrorHandler() {
          @Override
          public Throwable provideFault(Throwable error, OperationContext context) {
            throw new IllegalStateException("broken");
          }

          @Override
          public void handleError(Throwable error, OperationContext context) {
            throw new IllegalStateException("broken");
          }
        };
    try (ProbeSetup setup =
        setup().host(host -> host.behavior(of(runtime -> runtime.errorHandler(broken)))).open()) {
      assertThat(catchThrowable(() -> setup.channel().fail("no")))
          .isInstanceOf(FaultException.class);
      assertThat(channelAfterBreach(setup).echo("after")).isEqualTo("after");
    }
  }

  @Test
  default void interceptorsStandAroundTheCallInTheirOrder() {
    Journal journal = new Journal();
    try (ProbeSetup setup =
        setup()
            .host(
                host ->
                    host.behavior(of(runtime -> runtime.interceptor(journal.interceptor("outer"))))
                        .behavior(of(runtime -> runtime.interceptor(journal.interceptor("inner")))))
            .open()) {
      setup.channel().echo("hello");

      assertThat(journal.entries())
          .containsExactly(
              "outer before echo", "inner before echo", "inner after echo", "outer after echo");
    }
  }

  @Test
  default void interceptorMayRefuseOrAnswerByItself() {
    CallInterceptor interceptor =
        (call, next) ->
            switch (call.operation().name()) {
              case "echo" -> CompletableFuture.completedFuture("by itself");
              case "length" -> throw FaultException.of("not allowed");
              default -> next.proceed(call);
            };
    try (ProbeSetup setup =
        setup()
            .host(host -> host.behavior(of(runtime -> runtime.interceptor(interceptor))))
            .open()) {
      assertThat(setup.channel().echo("hello")).isEqualTo("by itself");
      assertThatThrownBy(() -> setup.channel().length("hello"))
          .isInstanceOf(FaultException.class)
          .hasMessage("not allowed");
      assertThat(setup.channel().produce(3)).isEqualTo("xxx");
    }
  }

  @Test
  default void operationKnowsItsContext() {
    AtomicReference<OperationContext> seen = new AtomicReference<>();
    CallInterceptor interceptor =
        (call, next) -> {
          seen.set(call.context());
          return next.proceed(call);
        };
    try (ProbeSetup setup =
        setup()
            .host(host -> host.behavior(of(runtime -> runtime.interceptor(interceptor))))
            .open()) {
      setup.channel().echoHeader();

      OperationContext context = seen.get();
      assertThat(context.operation()).map(OperationDescription::name).hasValue("echoHeader");
      assertThat(context.endpoint().map(ServiceEndpoint::contract))
          .hasValue(setup.host().endpoints().get(0).contract());
      assertThat(context.incomingMessageHeaders().action())
          .hasValue(Probe.NAMESPACE + ":EchoHeader");
      assertThat(OperationContext.find()).isEmpty();
    }
  }

  private static Behavior of(Consumer<DispatchRuntime.Builder> change) {
    return new Behavior.OfService() {
      @Override
      public void applyDispatch(ServiceEndpoint endpoint, DispatchRuntime.Builder runtime) {
        change.accept(runtime);
      }
    };
  }
}
