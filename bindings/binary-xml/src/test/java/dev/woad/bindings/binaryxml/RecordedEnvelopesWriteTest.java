package dev.woad.bindings.binaryxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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
}
