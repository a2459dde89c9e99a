package dev.woad.bindings.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.woad.contracts.QuotaExceededException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordDecoderTest {

  private static final int MAX = 300_000;

  private final RecordDecoder decoder = new RecordDecoder(MAX);
  private final EmbeddedChannel channel = new EmbeddedChannel(decoder);

  @AfterEach
  void close() {
    channel.finishAndReleaseAll();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1000})
  void recordsComeOutHoweverTheirBytesCome(int piece) {
    byte[] bytes =
        bytes(
            0,
            1,
            0,
            1,
            2,
            text(2, "net.tcp://localhost/orders"),
            3,
            8,
            0x0C,
            0x0B,
            6,
            3,
            10,
            20,
            30,
            4,
            5,
            "ab/cd",
            8,
            1,
            "f",
            7);

    List<Object> records = read(bytes, piece);

    assertThat(records)
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(
            new FramingRecord.Version(1, 0),
            new FramingRecord.Mode(2),
            new FramingRecord.Via("net.tcp://localhost/orders"),
            new FramingRecord.Encoding("application/soap+msbinsession1"),
            FramingRecord.Signal.PREAMBLE_END,
            FramingRecord.Signal.PREAMBLE_ACK,
            new FramingRecord.Envelope(new byte[] {10, 20, 30}),
            new FramingRecord.Encoding("ab/cd"),
            new FramingRecord.Fault("f"),
            FramingRecord.Signal.END);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 127, 128, 16_383, 16_384, 16_385, 299_999, 300_000})
  void envelopeOfAnySizeComesWhole(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    EnvelopeOutput output = new EnvelopeOutput(channel.alloc());
    output.write(content, 0, size);

    ByteBuf written = output.take();
    byte[] bytes = ByteBufUtil.getBytes(written);
    written.release();

    for (int piece : new int[] {4096, Integer.MAX_VALUE}) {
      List<Object> records = read(bytes, piece);
      assertThat(records).hasSize(1);
      assertThat(((FramingRecord.Envelope) records.get(0)).bytes()).isEqualTo(content);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "127, 1", "128, 2", "16383, 2", "16384, 3", "2097152, 4", "268435456, 5"})
  void sizeTakesSevenBitsAByte(int size, int length) {
    assertThat(RecordEncoder.sizeLength(size)).isEqualTo(length);
    ByteBuf out = Unpooled.buffer().writeZero(length);

    RecordEncoder.putSize(size, out, 0);

    int read = 0;
    for (int i = length - 1; i >= 0; i--) {
      read = read << 7 | out.getByte(i) & 0x7F;
    }
    assertThat(read).isEqualTo(size);
    assertThat(out.getByte(length - 1) & 0x80).isZero();
  }

  @Test
  void envelopeBeyondTheQuotaIsRefusedByItsSize() {
    ByteBuf size = Unpooled.buffer().writeByte(6).writeZero(3);
    RecordEncoder.putSize(MAX + 1, size, 1);

    assertThatThrownBy(() -> channel.writeInbound(size))
        .isInstanceOf(DecoderException.class)
        .cause()
        .isInstanceOfSatisfying(
            FramingException.class,
            e -> assertThat(e.fault()).hasValue(FramingFault.MAX_MESSAGE_SIZE_EXCEEDED))
        .cause()
        .isInstanceOf(QuotaExceededException.class)
        .hasMessageContaining("maxReceivedMessageSize");
  }

  @Test
  void envelopeThatIsAnnouncedTakesNoMemoryBeforeItComes() {
    RecordDecoder generous = new RecordDecoder(Integer.MAX_VALUE);
    EmbeddedChannel other = new EmbeddedChannel(generous);

    // Two gibibytes would not be there to be had.
    other.writeInbound(Unpooled.wrappedBuffer(bytes(6, 0xFF, 0xFF, 0xFF, 0xFF, 7, 1, 2, 3)));

    assertThat(other.<Object>readInbound()).isNull();
    other.finishAndReleaseAll();
  }

  @ParameterizedTest
  @CsvSource({
    "2, 2048, ",
    "2, 2049, VIA_TOO_LONG",
    "4, 256,  ",
    "4, 257,  CONTENT_TYPE_TOO_LONG",
    "9, 257,  UPGRADE_INVALID",
    "8, 257,  INVALID_RECORD_SEQUENCE",
  })
  void textsHaveTheLimitsOfDotnet(int type, int length, String fault) {
    byte[] record = bytes(type, length & 0x7F | 0x80, length >> 7, "x".repeat(length));

    Throwable thrown = catchThrowable(() -> channel.writeInbound(Unpooled.wrappedBuffer(record)));

    if (fault == null) {
      assertThat(thrown).isNull();
      assertThat(channel.<Object>readInbound()).isNotNull();
    } else {
      assertThat(((FramingException) thrown.getCause()).fault())
          .hasValue(FramingFault.valueOf(fault));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // An unknown record, a size of 32 bits, one of six bytes, one of nothing, no UTF-8.
        "0d",
        "06ffffffff08",
        "06808080808001",
        "0600",
        "0202c328"
      })
  void whatIsNoRecordIsRefusedAndAllAfterItDiscarded(String hex) {
    byte[] bytes = ByteBufUtil.decodeHexDump(hex);

    assertThatThrownBy(() -> channel.writeInbound(Unpooled.wrappedBuffer(bytes)))
        .isInstanceOf(DecoderException.class)
        .hasCauseInstanceOf(FramingException.class);

    channel.writeInbound(Unpooled.wrappedBuffer(bytes(7, 7, 7)));
    assertThat(channel.<Object>readInbound()).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 1000})
  void messageInChunksComesInPieces(int piece) {
    List<Object> records = read(bytes(5, 3, "abc", 2, "de", 0, 7), piece);

    StringBuilder content = new StringBuilder();
    for (Object message : records) {
      if (message instanceof FramingRecord.Piece part) {
        content.append(new String(part.bytes(), StandardCharsets.UTF_8));
      }
    }
    assertThat(content).hasToString("abcde");
    assertThat(records.get(0)).isEqualTo(FramingRecord.Signal.UNSIZED_ENVELOPE);
    assertThat(records.subList(records.size() - 2, records.size()))
        .containsExactly(FramingRecord.Signal.LAST_CHUNK, FramingRecord.Signal.END);
  }

  @Test
  void nothingIsReadWhileSuspended() {
    decoder.suspend();
    channel.writeInbound(Unpooled.wrappedBuffer(bytes(7, 0x0C)));
    assertThat(channel.<Object>readInbound()).isNull();

    decoder.goOn(channel.pipeline().context(decoder));

    assertThat(channel.<Object>readInbound()).isEqualTo(FramingRecord.Signal.END);
    assertThat(channel.<Object>readInbound()).isEqualTo(FramingRecord.Signal.PREAMBLE_END);
  }

  private List<Object> read(byte[] bytes, int piece) {
    for (int at = 0; at < bytes.length; at += Math.min(piece, bytes.length - at)) {
      channel.writeInbound(Unpooled.wrappedBuffer(bytes, at, Math.min(piece, bytes.length - at)));
    }
    List<Object> records = new ArrayList<>();
    for (Object next = channel.readInbound(); next != null; next = channel.readInbound()) {
      records.add(next);
    }
    return records;
  }

  private static byte[] text(int type, String text) {
    return bytes(type, text.length(), text);
  }

  /** Joins bytes, arrays of them and texts. */
  static byte[] bytes(Object... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Object part : parts) {
      if (part instanceof Integer one) {
        out.write(one);
      } else if (part instanceof byte[] many) {
        out.writeBytes(many);
      } else {
        out.writeBytes(part.toString().getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }
}
