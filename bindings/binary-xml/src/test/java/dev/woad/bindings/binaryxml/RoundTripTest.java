package dev.woad.bindings.binaryxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;

class RoundTripTest {

  private static final int DOCUMENTS = 500;

  private final BinaryXmlReader reader = BinaryXmlReader.create(BinaryXmlQuotas.max());
  private final BinaryXmlWriter writer = BinaryXmlWriter.create();

  @Test
  void textComesBackAsItWas() throws Exception {
    for (long seed = 0; seed < DOCUMENTS; seed++) {
      String text = RandomDocument.text(seed);

      byte[] binary = BinaryXmlConverter.toBinary(new StringReader(text));

      assertThat(BinaryXmlConverter.toText(binary)).as("seed %d", seed).isEqualTo(text);
    }
  }

  @Test
  void textComesBackThroughASessionAndAStream() throws Exception {
    BinaryXmlWriterSession written = BinaryXmlWriterSession.create();
    BinaryXmlReaderSession read = BinaryXmlReaderSession.create();
    for (long seed = 0; seed < DOCUMENTS; seed++) {
      String text = RandomDocument.text(seed);

      BinaryXmlConverter.copy(parser(text), writer.reset(written));
      byte[] binary = writer.toByteArray();
      BinaryXmlConverter.copy(reader.reset(binary, 0, binary.length, read), writer.reset());
      reader.reset(new ByteArrayInputStream(writer.toByteArray()));

      StringBuilder back = new StringBuilder();
      BinaryXmlConverter.toText(reader, back);
      assertThat(back).as("seed %d", seed).hasToString(text);
    }
    assertThat(read.size()).isEqualTo(written.size()).isPositive();
  }

  @Test
  void eventsAreThoseOfATextParser() throws Exception {
    for (long seed = 0; seed < DOCUMENTS; seed++) {
      String text = RandomDocument.text(seed);
      byte[] binary = BinaryXmlConverter.toBinary(new StringReader(text));

      List<String> events = events(reader.reset(binary, 0, binary.length));

      assertThat(events).as("seed %d", seed).isEqualTo(events(parser(text)));
    }
  }

  @Test
  void eventsOfRecordedEnvelopesAreThoseOfATextParser() throws Exception {
    for (RecordedEnvelope envelope : RecordedEnvelope.all()) {
      if (!envelope.ofSession()) {
        byte[] binary = envelope.bytes();
        assertThat(events(reader.reset(binary, 0, binary.length)))
            .as("%s", envelope)
            .isEqualTo(events(parser(envelope.text())));
      }
    }
  }

  @Test
  void typedValueComesBackWithItsType() throws Exception {
    Random random = new Random(3);
    for (int i = 0; i < 2000; i++) {
      int bits = random.nextInt(65);
      long number = bits == 0 ? 0 : random.nextLong() >> (64 - bits);
      double real = random.nextBoolean() ? number : Double.longBitsToDouble(random.nextLong());
      BigDecimal decimal =
          new BigDecimal(new BigInteger(random.nextInt(97), random), random.nextInt(29));
      Instant instant = instant(random);
      LocalDateTime local = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
      Duration duration = Duration.ofNanos(random.nextLong() / 100 * 100);
      UUID uuid = new UUID(random.nextLong(), random.nextLong());
      byte[] bytes = new byte[random.nextInt(2000)];
      random.nextBytes(bytes);

      assertThat(written(w -> w.writeLong(number)).longValue()).isEqualTo(number);
      assertThat(new BigInteger(written(w -> w.writeUnsignedLong(number)).text()))
          .isEqualTo(new BigInteger(Long.toUnsignedString(number)));
      assertThat(written(w -> w.writeDouble(real)).doubleValue()).isEqualTo(real);
      assertThat(written(w -> w.writeFloat((float) real)).floatValue()).isEqualTo((float) real);
      assertThat(written(w -> w.writeDecimal(decimal)).decimalValue()).isEqualTo(decimal);
      assertThat(written(w -> w.writeDateTime(instant)).instantValue()).isEqualTo(instant);
      assertThat(written(w -> w.writeDateTime(local)).localDateTimeValue()).isEqualTo(local);
      assertThat(written(w -> w.writeDuration(duration)).durationValue()).isEqualTo(duration);
      assertThat(written(w -> w.writeUuid(uuid)).uuidValue()).isEqualTo(uuid);
      assertThat(written(w -> w.writeUuid(uuid)).text()).isEqualTo(uuid.toString());
      assertThat(written(w -> w.writeUniqueId(uuid)).text()).isEqualTo("urn:uuid:" + uuid);
      assertThat(written(w -> w.writeBoolean(number > 0)).booleanValue()).isEqualTo(number > 0);
      assertThat(written(w -> w.writeBinary(bytes, 0, bytes.length, null)).bytesValue())
          .isEqualTo(bytes);
    }
  }

  @Test
  void typedValueReadsFromTextAsWell() throws Exception {
    Random random = new Random(4);
    for (int i = 0; i < 500; i++) {
      long number = random.nextLong();
      double real = random.nextGaussian();
      Instant instant = instant(random);
      UUID uuid = new UUID(random.nextLong(), random.nextLong());
      Duration duration = Duration.ofNanos(random.nextLong() / 1_000_000 * 100);

      assertThat(text(" " + number + " ").longValue()).isEqualTo(number);
      assertThat(text("" + real).doubleValue()).isEqualTo(real);
      assertThat(text(instant.toString()).instantValue()).isEqualTo(instant);
      assertThat(text("urn:uuid:" + uuid).uuidValue()).isEqualTo(uuid);
      assertThat(text(TimeSpanText.format(TimeSpanText.ticks(duration))).durationValue())
          .isEqualTo(duration);
    }
    assertThat(text("AAEC").bytesValue()).containsExactly(0, 1, 2);
    assertThat(text("INF").doubleValue()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(text("-INF").floatValue()).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(text("2024-02-29T12:34:56.5+05:45").localDateTimeValue())
        .isEqualTo("2024-02-29T12:34:56.5");
  }

  private BinaryXmlValue text(String text) throws XMLStreamException {
    return written(w -> w.writeCharacters(text));
  }

  private BinaryXmlValue written(Write write) throws XMLStreamException {
    writer.reset();
    writer.writeStartElement("a");
    write.to(writer);
    byte[] document = writer.toByteArray();
    reader.reset(document, 0, document.length);
    reader.next();
    if (reader.next() != BinaryXmlReader.CHARACTERS) {
      BinaryXmlValue nothing = new BinaryXmlValue();
      nothing.setText("");
      return nothing;
    }
    return reader.value();
  }

  private static Instant instant(Random random) {
    long seconds = (long) (random.nextDouble() * 250_000_000_000L) - 60_000_000_000L;
    return Instant.ofEpochSecond(seconds, random.nextInt(10_000_000) * 100L);
  }

  private static List<String> events(XMLStreamReader from) throws XMLStreamException {
    List<String> events = new ArrayList<>();
    while (from.hasNext()) {
      switch (from.next()) {
        case XMLStreamReader.START_ELEMENT -> {
          events.add("<" + from.getName() + " " + from.getPrefix());
          for (int i = 0; i < from.getAttributeCount(); i++) {
            events.add("@" + from.getAttributeName(i) + "=" + from.getAttributeValue(i));
          }
          for (int i = 0; i < from.getNamespaceCount(); i++) {
            String prefix = from.getNamespacePrefix(i);
            events.add("xmlns:" + (prefix == null ? "" : prefix) + "=" + from.getNamespaceURI(i));
          }
        }
        case XMLStreamReader.END_ELEMENT -> events.add(">" + from.getName());
        case XMLStreamReader.CHARACTERS -> {
          if (!from.getText().isEmpty()) {
            events.add("'" + from.getText());
          }
        }
        case XMLStreamReader.COMMENT -> events.add("#" + from.getText());
        default -> events.add("end");
      }
    }
    return events;
  }

  private static XMLStreamReader parser(String text) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory.createXMLStreamReader(new StringReader(text));
  }

  private interface Write {
    void to(BinaryXmlWriter writer) throws XMLStreamException;
  }
}
