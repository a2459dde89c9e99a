package dev.woad.bindings.binaryxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

class RecordedEnvelopesReadTest {

  private final BinaryXmlReader reader = BinaryXmlReader.create(BinaryXmlQuotas.max());

  @Test
  void eachEnvelopeOfDotnetReadsAsItsText() throws Exception {
    Map<String, BinaryXmlReaderSession> sessions = new HashMap<>();
    List<RecordedEnvelope> envelopes = RecordedEnvelope.all();

    for (RecordedEnvelope envelope : envelopes) {
      byte[] bytes = envelope.bytes();
      if (envelope.newSession()) {
        sessions.put(envelope.stream(), BinaryXmlReaderSession.create());
      }
      if (envelope.ofSession()) {
        BinaryXmlReaderSession session =
            sessions.computeIfAbsent(envelope.stream(), s -> BinaryXmlReaderSession.create());
        reader.reset(bytes, 0, bytes.length, session);
      } else {
        reader.reset(bytes, 0, bytes.length);
      }
      assertThat(text(reader)).as("%s", envelope).isEqualTo(envelope.text());
    }

    assertThat(envelopes).hasSize(563);
  }

  @Test
  void eachEnvelopeThatStandsByItselfReadsTheSameFromAStream() throws Exception {
    BinaryXmlReader small = BinaryXmlReader.create(BinaryXmlQuotas.max().withMaxBytesPerRead(512));
    List<String> read = new ArrayList<>();

    for (RecordedEnvelope envelope : RecordedEnvelope.all()) {
      if (!envelope.ofSession()) {
        small.reset(new ByteArrayInputStream(envelope.bytes()));
        assertThat(text(small)).as("%s", envelope).isEqualTo(envelope.text());
        read.add(envelope.toString());
      }
    }

    assertThat(read).hasSize(150);
  }

  private static String text(BinaryXmlReader reader) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    XmlText.write(reader, text);
    return text.toString();
  }
}
