package dev.woad.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.CommunicationObjectClosedException;
import dev.woad.contracts.CommunicationState;
import dev.woad.contracts.InstanceContextMode;
import dev.woad.dispatcher.InstanceProvider;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ServiceHostTest {

  private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

  interface Contract {
    void run();
  }

  /** Does nothing. */
  public static final class Service implements Contract {

    @Override
    public void run() {}
  }

  private final GatedTransport transport = new GatedTransport();

  private ServiceHost host() {
    return host(provider(() -> {}, () -> {}));
  }

  private ServiceHost host(InstanceProvider provider) {
    return ServiceHost.builder(Service.class)
        .endpoint(Contract.class, transport.binding(), "gated://x/a")
        .endpoint(Contract.class, transport.binding(), "gated://x/b")
        .instanceContextMode(InstanceContextMode.SINGLE)
        .instanceProvider(provider)
        .build();
  }

  private InstanceProvider provider(Runnable whenMade, Runnable whenReleased) {
    return new InstanceProvider() {

      @Override
      public Object instance() {
        whenMade.run();
        return new Service();
      }

      @Override
      public void release(Object instance) {
        transport.events.add("release");
        whenReleased.run();
      }
    };
  }

  @Test
  void hostOpensInOrderAndClosesOnce() throws Exception {
    ServiceHost host = host();
    host.open();
    assertThat(host.state()).isEqualTo(CommunicationState.OPENED);

    host.close(FOR_EVER);
    host.close();
    host.awaitClose();

    assertThat(host.state()).isEqualTo(CommunicationState.CLOSED);
    assertThat(transport.events)
        .containsExactly("open a", "open b", "stop a", "stop b", "close a", "close b", "release");
  }

  @Test
  void hostThatWasNeverOpenedClosesWithoutATrace() throws Exception {
    ServiceHost host = host();

    host.close();
    host.awaitClose();

    assertThat(host.state()).isEqualTo(CommunicationState.CLOSED);
    assertThat(transport.events).isEmpty();
    assertThatThrownBy(host::open).isInstanceOf(CommunicationObjectClosedException.class);
  }

  @Test
  void hostClosedWhileItOpensIsClosedByWhoOpensIt() throws Exception {
    CountDownLatch opening = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    transport.onOpen =
        () -> {
          opening.countDown();
          await(goOn);
        };
    ServiceHost host = host();
    CompletableFuture<Void> open = CompletableFuture.runAsync(host::open);
    await(opening);

    host.close();
    assertThat(host.state()).isEqualTo(CommunicationState.CLOSING);
    goOn.countDown();

    assertThat(open)
        .failsWithin(Duration.ofSeconds(20))
        .withThrowableThat()
        .withCauseInstanceOf(CommunicationObjectClosedException.class);
    host.awaitClose();
    assertThat(host.state()).isEqualTo(CommunicationState.CLOSED);
    assertThat(transport.events)
        .containsExactly("open a", "open b", "close b", "close a", "release");
  }

  @Test
  void onlyOneOfTwoOpensAHost() {
    CountDownLatch opening = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    transport.onOpen =
        () -> {
          opening.countDown();
          await(goOn);
        };
    ServiceHost host = host();
    CompletableFuture<Void> first = CompletableFuture.runAsync(host::open);
    await(opening);

    assertThatThrownBy(host::open)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("host: OPENING (expected: CREATED)");

    goOn.countDown();
    assertThat(first).succeedsWithin(Duration.ofSeconds(20));
    host.close();
  }

  @Test
  void twoWhoCloseAHostCloseItOnce() {
    CountDownLatch closing = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    ServiceHost host = host();
    host.open();
    transport.onClose =
        () -> {
          closing.countDown();
          await(goOn);
        };
    CompletableFuture<Void> first = CompletableFuture.runAsync(host::close);
    await(closing);

    host.close();
    goOn.countDown();

    assertThat(first).succeedsWithin(Duration.ofSeconds(20));
    assertThat(transport.events).containsOnlyOnce("close a", "close b", "release");
  }

  @Test
  void hostThatCannotOpenOneAddressOpensNone() throws Exception {
    transport.onOpen =
        () -> {
          if (transport.events.contains("open b")) {
            throw new CommunicationException("taken");
          }
        };
    ServiceHost host = host();

    assertThatThrownBy(host::open).isInstanceOf(CommunicationException.class).hasMessage("taken");

    assertThat(host.state()).isEqualTo(CommunicationState.FAULTED);
    assertThat(transport.events)
        .containsExactly("open a", "open b", "close b", "close a", "release");
    host.awaitClose();
    host.close();
    assertThat(host.state()).isEqualTo(CommunicationState.CLOSED);
  }

  @Test
  void serviceThatCannotBeMadeFailsTheOpening() throws Exception {
    for (Throwable failure : List.of(new IllegalStateException("no"), new AssertionError("no"))) {
      transport.events.clear();
      ServiceHost host = host(provider(() -> sneak(failure), () -> {}));

      assertThatThrownBy(host::open).isSameAs(failure);

      assertThat(host.state()).isEqualTo(CommunicationState.FAULTED);
      assertThat(transport.events).containsExactly("open a", "open b", "close b", "close a");
      host.awaitClose();
    }
  }

  @Test
  void whatFailsInClosingKeepsNothingElseOpen() throws Exception {
    for (Throwable failure : List.of(new IllegalStateException("no"), new AssertionError("no"))) {
      GatedTransport failing = transport;
      failing.events.clear();
      failing.onStop = () -> sneak(failure);
      failing.onClose = () -> sneak(failure);
      ServiceHost host = host(provider(() -> {}, () -> sneak(failure)));
      host.open();

      host.close();

      host.awaitClose();
      assertThat(host.state()).isEqualTo(CommunicationState.CLOSED);
      assertThat(failing.events).contains("stop a", "stop b", "close a", "close b", "release");
    }
  }

  @Test
  void hostsCloseWithinInfiniteTime() throws Exception {
    ServiceHost one = host();
    Hosts hosts = Hosts.of(List.of(one), FOR_EVER);
    hosts.open();

    hosts.close();

    hosts.awaitClose();
    assertThat(one.state()).isEqualTo(CommunicationState.CLOSED);
  }

  @Test
  void hostsOpenAllOrNone() {
    ServiceHost one = host();
    GatedTransport broken = new GatedTransport();
    broken.onOpen = () -> sneak(new CommunicationException("taken"));
    ServiceHost other =
        ServiceHost.builder(Service.class)
            .endpoint(Contract.class, broken.binding(), "gated://x/c")
            .build();

    assertThatThrownBy(Hosts.of(List.of(one, other), FOR_EVER)::open).hasMessage("taken");

    assertThat(one.state()).isEqualTo(CommunicationState.CLOSED);
    assertThat(other.state()).isEqualTo(CommunicationState.CLOSED);
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new AssertionError("nothing came (expected: within 20 s)");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void sneak(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }
}
