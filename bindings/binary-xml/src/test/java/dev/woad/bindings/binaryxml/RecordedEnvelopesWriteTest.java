package dev.woad.bindings.binaryxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import org.junit.jupiter.api.Test;

class RecordedEnvelopesWriteTest {

  private final BinaryXmlReader reader = BinaryXmlReader.create(BinaryXmlQuotas.max());
  private final BinaryXmlWriter writer = BinaryXmlWriter.create();

  @Test
  void eachEnvelopeOfDotnetIsWrittenAgainByteForByte() throws Exception {
    Map<String, BinaryXmlReaderSession> read = new HashMap<>();
    Map<String, BinaryXmlWriterSession> written = new HashMap<>();
    List<String> different = new ArrayList<>();

    for (RecordedEnvelope envelope : RecordedEnvelope.all()) {
      byte[] bytes = envelope.bytes();
      String stream = envelope.stream();
      if (envelope.newSession()) {
        read.put(stream, BinaryXmlReaderSession.create());
        written.put(stream, BinaryXmlWriterSession.create());
      }
      if (envelope.ofSession()) {
        reader.reset(
            bytes,
            0,
            bytes.length,
            read.computeIfAbsent(stream, s -> BinaryXmlReaderSession.create()));
        writer.reset(written.computeIfAbsent(stream, s -> BinaryXmlWriterSession.create()));
      } else {
        reader.reset(bytes, 0, bytes.length);
        writer.reset();
      }
      BinaryXmlConverter.copy(reader, writer);
      if (!HexFormat.of().formatHex(writer.toByteArray()).equals(HexFormat.of().formatHex(bytes))) {
        different.add(envelope.toString());
      }
    }

    assertThat(different).isEmpty();
  }

  @Test
  void streamGetsTheSameBytesAsMemory() throws Exception {
    for (RecordedEnvelope envelope : RecordedEnvelope.all()) {
      if (!envelope.ofSession()) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        reader.reset(envelope.bytes(), 0, envelope.bytes().length);
        writer.reset(out);
        BinaryXmlConverter.copy(reader, writer);
        writer.close();
        assertThat(out.toByteArray()).as("%s", envelope).isEqualTo(envelope.bytes());
      }
    }
  }

  /**
   * From text alone the headers are as .NET writes them. The others differ where the body has typed
   * values, and where .NET puts a name into the session that the static dictionary has as well;
   * from there on the keys of that session differ too.
   */
  @Test
  void envelopesThatAreAllTextAreWrittenByteForByteFromTheirText() throws Exception {
    Map<String, BinaryXmlWriterSession> written = new HashMap<>();
    Map<String, Integer> same = new HashMap<>();
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

    for (RecordedEnvelope envelope : RecordedEnvelope.all()) {
      String stream = envelope.stream();
      if (envelope.newSession()) {
        written.put(stream, BinaryXmlWriterSession.create());
      }
      if (envelope.ofSession()) {
        writer.reset(written.computeIfAbsent(stream, s -> BinaryXmlWriterSession.create()));
      } else {
        writer.reset();
      }
      BinaryXmlConverter.copy(
          factory.createXMLStreamReader(new StringReader(envelope.text())), writer);
      if (Arrays.equals(writer.toByteArray(), envelope.bytes())) {
        same.merge(envelope.scenario(), 1, Integer::sum);
      }
    }

    assertThat(same)
        .containsEntry("tcp-nosession", 9)
        .containsEntry("cart-tcp", 13)
        .containsEntry("tcp-none", 87)
        .containsEntry("nethttp", 15);
    assertThat(same.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(254);
  }
}
