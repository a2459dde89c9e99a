package dev.woad.bindings.binaryxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

/** Recorded envelopes, damaged at random: nothing but the exception of the format may come out. */
class MutationTest {

  private static final int ROUNDS = 100_000;
  private static final int MAX_LENGTH = 600;

  private final Random random = new Random(20_261_121);
  private final BinaryXmlReader reader = BinaryXmlReader.create();
  private final BinaryXmlReader trusting = BinaryXmlReader.create(BinaryXmlQuotas.max());
  private final BinaryXmlReader small =
      BinaryXmlReader.create(BinaryXmlQuotas.defaults().withMaxBytesPerRead(256));
  private final BinaryXmlWriter writer = BinaryXmlWriter.create();

  private int read;
  private int refused;

  @Test
  void onlyTheExceptionOfTheFormatEscapes() {
    List<RecordedEnvelope> seeds =
        RecordedEnvelope.all().stream().filter(e -> e.bytes().length < MAX_LENGTH).toList();
    List<byte[]> samples = new ArrayList<>();
    seeds.forEach(seed -> samples.add(seed.bytes()));
    samples.add(everyRecord());

    for (int i = 0; i < ROUNDS; i++) {
      int index = random.nextInt(samples.size());
      boolean ofSession = index < seeds.size() && seeds.get(index).ofSession();
      byte[] bytes = mutate(samples.get(index));
      try {
        if (ofSession) {
          consume(reader.reset(bytes, 0, bytes.length, session()));
        } else {
          consume(start(bytes, i % 4));
        }
        read++;
      } catch (BinaryXmlException e) {
        refused++;
      } catch (XMLStreamException | RuntimeException | StackOverflowError e) {
        fail("round " + i + ": " + Hex.format(bytes), e);
      }
    }

    // Were nearly all refused, or nearly none, the mutations would show little.
    assertThat(read).isGreaterThan(ROUNDS / 50);
    assertThat(refused).isGreaterThan(ROUNDS / 4);
  }

  private BinaryXmlReader start(byte[] bytes, int how) throws BinaryXmlException {
    return switch (how) {
      case 0 -> reader.reset(bytes, 0, bytes.length);
      case 1 -> trusting.reset(bytes, 0, bytes.length);
      case 2 -> small.reset(new ByteArrayInputStream(bytes));
      default -> reader.reset(new ByteArrayInputStream(bytes));
    };
  }

  private void consume(BinaryXmlReader from) throws XMLStreamException {
    switch (random.nextInt(8)) {
      case 0, 1 -> {
        writer.reset();
        BinaryXmlConverter.copy(from, writer);
        writer.toByteArray();
      }
      case 2, 3 -> BinaryXmlConverter.toText(from, new StringBuilder());
      case 4, 5, 6 -> readContents(from);
      default -> readEverything(from);
    }
  }

  private static void readEverything(BinaryXmlReader from) throws XMLStreamException {
    while (from.hasNext()) {
      switch (from.next()) {
        case BinaryXmlReader.START_ELEMENT -> {
          from.getName();
          for (int i = 0; i < from.getAttributeCount(); i++) {
            from.getAttributeName(i);
            convert(from.attributeValue(i));
          }
          for (int i = 0; i < from.getNamespaceCount(); i++) {
            assertThat(from.getNamespaceURI(from.getNamespacePrefix(i)))
                .isEqualTo(from.getNamespaceURI(i));
          }
          from.getNamespaceContext().iterator();
        }
        case BinaryXmlReader.CHARACTERS -> {
          assertThat(from.getPCDATA().toString()).isEqualTo(from.getText());
          convert(from.value());
        }
        default -> from.getLocation();
      }
    }
  }

  private static void readContents(BinaryXmlReader from) throws XMLStreamException {
    while (from.hasNext()) {
      if (from.next() == BinaryXmlReader.START_ELEMENT && from.getLocalName().length() > 6) {
        try {
          from.openContent().readAllBytes();
        } catch (IOException e) {
          if (e.getCause() instanceof BinaryXmlException cause) {
            throw cause;
          }
          throw new IllegalStateException(e);
        }
      }
    }
  }

  private static void convert(BinaryXmlValue value) {
    value.text();
    List<Conversion> conversions =
        List.of(
            BinaryXmlValue::booleanValue,
            BinaryXmlValue::intValue,
            BinaryXmlValue::floatValue,
            BinaryXmlValue::doubleValue,
            BinaryXmlValue::decimalValue,
            BinaryXmlValue::instantValue,
            BinaryXmlValue::localDateTimeValue,
            BinaryXmlValue::durationValue,
            BinaryXmlValue::uuidValue,
            BinaryXmlValue::bytesValue);
    for (Conversion conversion : conversions) {
      try {
        conversion.of(value);
      } catch (BinaryXmlException e) {
        // A text is not of every type; what matters is that nothing else is thrown.
      }
    }
  }

  private byte[] mutate(byte[] original) {
    byte[] bytes = original.clone();
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] = (byte) random.nextInt();
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
        case 3 -> bytes = splice(bytes, at, Math.min(bytes.length, at + random.nextInt(8)), 0);
        case 4 -> bytes = splice(bytes, at, at, 1 + random.nextInt(4));
        default -> bytes[at] = (byte) (0x80 + random.nextInt(0x40));
      }
    }
    return bytes;
  }

  private byte[] splice(byte[] bytes, int from, int to, int added) {
    byte[] more = new byte[added];
    random.nextBytes(more);
    byte[] result = new byte[Math.max(1, from + added + bytes.length - to)];
    System.arraycopy(bytes, 0, result, 0, from);
    System.arraycopy(more, 0, result, from, added);
    System.arraycopy(bytes, to, result, from + added, bytes.length - to);
    return result;
  }

  /** Returns a session that already has the strings that most recorded envelopes refer to. */
  private static BinaryXmlReaderSession session() {
    BinaryXmlReaderSession session = BinaryXmlReaderSession.create();
    for (int i = 0; i < 12; i++) {
      session.add("name" + i);
    }
    return session;
  }

  /** Returns a document with the records that the recorded envelopes lack. */
  private static byte[] everyRecord() {
    return Hex.parse(
        "40 01 61 04 01 62 A4 88 7B 98 01 68 86 A6 05 03 78 6D 6C 01 63 A8"
            + " 02 02 63 63 40 01 78 91 CD CC 01 42 40 01 78 8F 00 00 00 00 00 01 00 00"
            + " 40 01 78 AF 00 B0 8E F0 1B 00 00 00 40 01 78 B3 FE FF FF FF FF FF FF FF"
            + " 40 01 78 B1 00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F"
            + " 03 40 01 79 04 01 7A 82 01 8B 03 33 33 88 88 DD DD"
            + " 03 40 01 79 01 97 01 00 40 8E F9 5B 47 C8 08"
            + " 40 01 78 B7 06 75 00 6E 00 69 00 40 01 78 B9 04 00 3D D8 00 DE"
            + " 40 01 78 BD 12 0A 40 01 78 9E 02 01 02 9F 02 03 04 40 01 78 9A 02 00 C3 A9 B4 01 01 01");
  }

  private interface Conversion {
    Object of(BinaryXmlValue value) throws BinaryXmlException;
  }
}
