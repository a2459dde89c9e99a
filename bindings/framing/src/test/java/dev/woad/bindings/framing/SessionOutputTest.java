package dev.woad.bindings.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SessionOutputTest {

  private final DirectChannel channel = new DirectChannel();
  private final List<@Nullable Throwable> told = new ArrayList<>();

  @AfterEach
  void close() {
    channel.finishAndReleaseAll();
  }

  @Test
  void recordThatStandsAloneIsWrittenAtOnce() {
    SessionOutput output = new SessionOutput(channel, false);
    ByteBuf bytes = bytes("one");

    output.write(bytes, true, told::add);

    assertThat(channel.direct).hasToString("one");
    assertThat(told).containsExactly((Throwable) null);
    assertThat(bytes.refCnt()).isZero();
  }

  @Test
  void whatTheSocketDoesNotTakeIsLeftToTheEventLoop() {
    SessionOutput output = new SessionOutput(channel, false);
    channel.room = 2;

    output.write(bytes("three"), true, told::add);

    assertThat(channel.direct).hasToString("th");
    assertThat(channel.queued()).isEqualTo("ree");
    assertThat(told).containsExactly((Throwable) null);
  }

  @Test
  void nothingOvertakesWhatTheEventLoopHas() {
    SessionOutput output = new SessionOutput(channel, false);
    channel.writable = false;
    output.write(bytes("one"), false, told::add);

    output.write(bytes("two"), true, told::add);

    assertThat(channel.direct).isEmpty();
    assertThat(told).isEmpty();
    channel.flushAll();
    assertThat(channel.queued()).isEqualTo("onetwo");
    output.write(bytes("three"), true, told::add);
    assertThat(channel.direct).hasToString("three");
  }

  @Test
  void recordsOfManyCallsAreLeftToTheEventLoop() {
    SessionOutput output = new SessionOutput(channel, false);

    output.write(bytes("one"), false, told::add);

    assertThat(channel.direct).isEmpty();
    assertThat(channel.queued()).isEqualTo("one");
  }

  @Test
  void nothingGoesPastAnUpgrade() {
    SessionOutput output = new SessionOutput(channel, true);

    output.write(bytes("secret"), true, told::add);

    assertThat(channel.direct).isEmpty();
    assertThat(channel.queued()).isEqualTo("secret");
  }

  @Test
  void lossIsToldByTheEventLoop() {
    SessionOutput output = new SessionOutput(channel, false);
    channel.lost = true;
    channel.close();

    output.write(bytes("one"), true, told::add);

    assertThat(told).hasSize(1).doesNotContainNull();
  }

  private static ByteBuf bytes(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
  }

  /** Notes what is written past its event loop. */
  private static final class DirectChannel extends EmbeddedChannel implements DirectWriting {

    private final StringBuilder direct = new StringBuilder();
    private int room = Integer.MAX_VALUE;
    private boolean writable = true;
    private boolean lost;

    @Override
    public void writeNow(ByteBuffer bytes) throws IOException {
      if (lost) {
        throw new IOException("lost");
      }
      for (; room > 0 && bytes.hasRemaining(); room--) {
        direct.append((char) bytes.get());
      }
    }

    @Override
    protected void doWrite(ChannelOutboundBuffer in) throws Exception {
      if (writable) {
        super.doWrite(in);
      }
    }

    void flushAll() {
      writable = true;
      flush();
    }

    String queued() {
      StringBuilder text = new StringBuilder();
      for (ByteBuf next = readOutbound(); next != null; next = readOutbound()) {
        text.append(next.toString(StandardCharsets.US_ASCII));
        next.release();
      }
      return text.toString();
    }
  }
}
