package dev.woad.bindings.framing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.ServerTooBusyException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ReceiverHandlerTest {

  private static final byte[] PREAMBLE =
      RecordDecoderTest.bytes(0, 1, 0, 1, 2, 2, 6, "u://x/", 3, 8, 0x0C);
  private static final byte[] MESSAGE = RecordDecoderTest.bytes(6, 2, "hi");

  private final Endpoint endpoint = new Endpoint();
  private final EmbeddedChannel channel = new EmbeddedChannel();

  ReceiverHandlerTest() {
    ReceiverSettings settings =
        new ReceiverSettings(Duration.ofMinutes(1), Duration.ofMinutes(1), () -> false);
    ReceiverHandler handler =
        new ReceiverHandler(channel, preamble -> endpoint, settings, () -> {});
    channel.pipeline().addLast(handler.decoder()).addLast(handler);
  }

  @AfterEach
  void close() {
    channel.finishAndReleaseAll();
  }

  @Test
  void sessionThatMayBeginIsAcknowledgedAtOnce() {
    endpoint.admission.complete("in");

    send(PREAMBLE);

    assertThat(sent()).containsExactly(0x0B);
  }

  @Test
  void sessionThatMustWaitIsAcknowledgedWhenItMayBegin() {
    send(RecordDecoderTest.bytes(PREAMBLE, MESSAGE));
    assertThat(sent()).isEmpty();
    assertThat(endpoint.told).isEmpty();
    assertThat(channel.config().isAutoRead()).isFalse();

    endpoint.admission.complete("in");

    assertThat(sent()).containsExactly(0x0B);
    assertThat(endpoint.told).containsExactly("envelope hi");
    assertThat(channel.config().isAutoRead()).isTrue();
  }

  @Test
  void sessionThatMayNotBeginIsToldThatTheServerIsTooBusy() {
    send(PREAMBLE);

    endpoint.admission.completeExceptionally(new ServerTooBusyException("sessions: 1"));

    assertThat(new String(sent(), StandardCharsets.UTF_8))
        .endsWith("http://schemas.microsoft.com/ws/2006/05/framing/faults/ServerTooBusy");
    assertThat(endpoint.told).containsExactly("failed session: sessions: 1");
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void sessionThatIsLostWhileItWaitsIsNotAcknowledged() {
    send(PREAMBLE);

    channel.close();
    endpoint.admission.complete("in");

    assertThat(sent()).isEmpty();
    assertThat(endpoint.told).containsExactly("failed connection: closed by the other party");
  }

  @Test
  void sessionsFollowOneAnother() {
    endpoint.admission.complete("in");

    for (int i = 0; i < 3; i++) {
      send(PREAMBLE);
      send(MESSAGE);
      send(RecordDecoderTest.bytes(7));
      endpoint.session.end();
    }

    assertThat(sent()).containsExactly(0x0B, 7, 0x0B, 7, 0x0B, 7);
    assertThat(endpoint.told)
        .containsExactly(
            "envelope hi",
            "ended",
            "closed",
            "envelope hi",
            "ended",
            "closed",
            "envelope hi",
            "ended",
            "closed");
  }

  @Test
  void messageAfterTheEndIsRefused() {
    endpoint.admission.complete("in");
    send(PREAMBLE);
    send(RecordDecoderTest.bytes(7, MESSAGE));

    assertThat(new String(sent(), StandardCharsets.UTF_8)).endsWith("InvalidRecordSequence");
    assertThat(endpoint.told).hasSize(2).first().isEqualTo("ended");
  }

  private void send(byte[] bytes) {
    channel.writeInbound(Unpooled.wrappedBuffer(bytes));
    channel.runPendingTasks();
  }

  private byte[] sent() {
    channel.runPendingTasks();
    ByteBuf all = Unpooled.buffer();
    for (ByteBuf next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
      all.writeBytes(next);
      next.release();
    }
    return ByteBufUtil.getBytes(all);
  }

  private static final class Endpoint implements FramedEndpoint, SessionListener {

    private final CompletableFuture<String> admission = new CompletableFuture<>();
    private final List<String> told = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // Set when a session is there.
    private FramedSession session;

    @Override
    public long maxEnvelopeSize(FramingMode mode) {
      return 100;
    }

    @Override
    public Duration receiveTimeout() {
      return Duration.ofMinutes(1);
    }

    @Override
    public Duration sendTimeout() {
      return Duration.ofMinutes(1);
    }

    @Override
    public long maxDiscarded() {
      return 0;
    }

    @Override
    public SessionListener accept(FramedSession newSession) {
      session = newSession;
      return this;
    }

    @Override
    public CompletionStage<?> admission() {
      return admission;
    }

    @Override
    public void envelope(byte[] bytes) {
      told.add("envelope " + new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public void envelope(InputStream in) {
      told.add("flowing");
    }

    @Override
    public void ended() {
      told.add("ended");
    }

    @Override
    public void closed() {
      told.add("closed");
    }

    @Override
    public void failed(CommunicationException cause) {
      told.add("failed " + cause.getMessage());
    }
  }
}
