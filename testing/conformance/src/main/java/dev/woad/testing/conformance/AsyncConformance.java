package dev.woad.testing.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.clients.ChannelFactory;
import dev.woad.contracts.FaultException;
import dev.woad.contracts.InstanceContextMode;
import dev.woad.hosting.ServiceHost;
import jakarta.xml.ws.Response;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How callers and services go on while a call is under way. */
public interface AsyncConformance extends WireConformance {

  @Test
  default void stageGivesTheResult() throws Exception {
    try (ProbeSetup setup = open()) {
      ProbeAsync channel = setup.channelOf(ProbeAsync.class);

      assertThat(get(channel.echo("hello"))).isEqualTo("hello");
      assertThat(get(channel.echo(null))).isNull();
      assertThat(get(channel.add(1, 2))).isEqualTo(3);
    }
  }

  @Test
  default void stageIsGivenBeforeTheReply() throws Exception {
    try (ProbeSetup setup = open()) {
      CompletionStage<String> reply = setup.channelOf(ProbeAsync.class).await("gate");

      assertThat(setup.gates().nextWaiting()).isEqualTo("gate");
      assertThat(reply.toCompletableFuture()).isNotDone();
      setup.gates().open("gate");
      assertThat(get(reply)).isEqualTo("gate");
    }
  }

  @Test
  default void stageFailsByTheDeclaredFaultItself() {
    try (ProbeSetup setup = open()) {
      CompletionStage<Integer> sum = setup.channelOf(ProbeAsync.class).add(Integer.MAX_VALUE, 1);

      assertThatThrownBy(() -> get(sum))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(OverflowFault.class)
          .hasMessage("2147483647 + 1");
    }
  }

  @Test
  default void stageOfOneWayCallEndsWhenItIsTaken() throws Exception {
    try (ProbeSetup setup = open()) {
      assertThat(get(setup.channelOf(ProbeAsync.class).notify("shipped"))).isNull();

      assertThat(setup.service().nextNote()).isEqualTo("shipped");
    }
  }

  @Test
  default void cancelledStageFreesTheChannel() throws Exception {
    try (ProbeSetup setup = open()) {
      ProbeAsync channel = setup.channelOf(ProbeAsync.class);
      CompletableFuture<String> reply = channel.await("gate").toCompletableFuture();
      assertThat(setup.gates().nextWaiting()).isEqualTo("gate");

      assertThat(reply.cancel(true)).isTrue();

      assertThat(get(channel.echo("meanwhile"))).isEqualTo("meanwhile");
      setup.gates().open("gate");
      assertThat(get(channel.echo("after"))).isEqualTo("after");
    }
  }

  @Test
  default void responseGivesTheBeanOfTheReply() throws Exception {
    try (ProbeSetup setup = open()) {
      ProbeTwins channel = setup.channelOf(ProbeTwins.class);

      assertThat(channel.echo("hello")).isEqualTo("hello");
      assertThat(channel.echoAsync("hello").get(30, TimeUnit.SECONDS).text).isEqualTo("hello");
    }
  }

  @Test
  default void responseFailsByTheFault() {
    try (ProbeSetup setup = open()) {
      ProbeTwins channel = setup.channelOf(ProbeTwins.class);

      assertThatThrownBy(() -> channel.failAsync("no").get(30, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(FaultException.class);
    }
  }

  @Test
  default void handlerGetsTheBeanOfTheReply() throws Exception {
    try (ProbeSetup setup = open()) {
      BlockingQueue<String> handled = new LinkedBlockingQueue<>();

      Future<?> done =
          setup
              .channelOf(ProbeTwins.class)
              .echoAsync("hello", response -> handled.add(String.valueOf(bean(response).text)));

      assertThat(handled.poll(30, TimeUnit.SECONDS)).isEqualTo("hello");
      assertThat(done.get(30, TimeUnit.SECONDS)).isInstanceOf(ProbeTwins.EchoResponse.class);
    }
  }

  @Test
  default void serviceMayAnswerLater() throws Exception {
    AsyncProbeService service = new AsyncProbeService();
    ServiceHost host =
        ServiceHost.builder(service)
            .instanceContextMode(InstanceContextMode.SINGLE)
            .endpoint(EchoProbe.class, binding(), address())
            .build();
    host.open();
    try (host;
        ChannelFactory<EchoProbe> factory =
            ChannelFactory.of(
                EchoProbe.class, binding(), host.endpoints().get(0).address().toString())) {
      EchoProbe channel = factory.createChannel();
      CompletableFuture<String> reply = Eventually.start(() -> channel.echo("hello"));
      service.nextCall().complete("later");

      assertThat(Eventually.outcome(reply)).isEqualTo("later");

      CompletableFuture<String> refused = Eventually.start(() -> channel.echo("hello"));
      service.nextCall().completeExceptionally(ProbeFaults.of(ProbeFaults.PLAIN));

      assertThatThrownBy(() -> Eventually.outcome(refused)).hasMessageStartingWith("refused");
    }
  }

  private static ProbeTwins.EchoResponse bean(Response<ProbeTwins.EchoResponse> response) {
    try {
      return response.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private static <T extends @Nullable Object> T get(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
