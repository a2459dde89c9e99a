package dev.woad.bindings.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.encoding.TextMessageEncodingBindingElement;
import dev.woad.bindings.message.EndpointReference;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageHeader;
import dev.woad.bindings.message.MessageHeaders;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.bindings.message.ReaderQuotas;
import dev.woad.bindings.message.XmlFactories;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamWriter;
import org.junit.jupiter.api.Test;

final class RecordedEnvelopesTest {

  private static final Pattern OF_STRINGS =
      Pattern.compile(
          "<s:Body><(Ping|GetOrder|LastNote|WhoAmI|EchoHeader|Notify|Start|Checkout"
              + "|PingResponse|LastNoteResponse|WhoAmIResponse|EchoHeaderResponse|StartResponse"
              + "|CheckoutResponse) (?!.*i:nil)");

  private static final Pattern OTHER_HEADERS = Pattern.compile("<Traced? |<o:Security ");

  private final BinaryMessageEncodingBindingElement element =
      BinaryMessageEncodingBindingElement.create()
          .withReaderQuotas(ReaderQuotas.DEFAULT)
          .withMaxSessionSize(1 << 20);
  private final MessageEncoder alone = element.createEncoder();
  private final MessageEncoder text =
      TextMessageEncodingBindingElement.of(MessageVersion.SOAP12_WSA10).createEncoder();
  private final Map<String, MessageEncoder> sessions = new HashMap<>();

  @Test
  void eachEnvelopeIsReadAsTheMessageThatItsTextIs() throws Exception {
    for (RecordedEnvelope envelope : RecordedEnvelope.all()) {
      MessageEncoder encoder = encoder(envelope);

      try (Message message = encoder.read(envelope.bytes(), encoder.contentType());
          Message expected = ofText(envelope)) {
        assertThat(headers(message)).as("%s", envelope).isEqualTo(headers(expected));
        assertThat(message.isFault()).isEqualTo(expected.isFault());
        assertThat(body(message)).as("%s", envelope).isEqualTo(body(expected));
      }
    }
  }

  // JAXB and we write values as text that .NET writes by their types, so only strings are the same;
  // and in a session .NET writes out the names of headers of others, and those of XML Schema it
  // adds. From then on the session has other names at other places.
  @Test
  void messagesOfStringsAreWrittenAsDotnetWritesThem() throws Exception {
    Set<String> typed = new HashSet<>();
    List<String> different = new ArrayList<>();
    int same = 0;
    for (RecordedEnvelope envelope : RecordedEnvelope.all()) {
      if (!OF_STRINGS.matcher(envelope.text()).find()
          || (envelope.ofSession() && OTHER_HEADERS.matcher(envelope.text()).find())) {
        typed.add(envelope.ofSession() ? envelope.stream() : "");
        continue;
      }
      if (envelope.newSession()) {
        typed.remove(envelope.stream());
      }
      if (!typed.contains(envelope.stream())) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        encoder(envelope).encode(ofText(envelope)).writeTo(out);
        if (hex(out.toByteArray()).equals(hex(envelope.bytes()))) {
          same++;
        } else {
          different.add(envelope.toString());
        }
      }
    }

    assertThat(different).isEmpty();
    assertThat(same).isEqualTo(151);
  }

  private MessageEncoder encoder(RecordedEnvelope envelope) {
    if (!envelope.ofSession()) {
      return alone;
    }
    if (envelope.newSession()) {
      sessions.put(envelope.stream(), element.createSessionEncoder());
    }
    return sessions.computeIfAbsent(envelope.stream(), absent -> element.createSessionEncoder());
  }

  private Message ofText(RecordedEnvelope envelope) throws IOException {
    byte[] xml = envelope.text().getBytes(StandardCharsets.UTF_8);
    return text.read(new ByteArrayInputStream(xml), text.contentType());
  }

  private static List<Object> headers(Message message) {
    MessageHeaders headers = message.headers();
    return List.of(
        headers.action(),
        headers.to(),
        headers.messageId(),
        headers.relatesTo(),
        headers.replyTo().map(EndpointReference::address),
        headers.others().stream().map(MessageHeader::name).toList(),
        headers.others().stream().map(MessageHeader::text).toList());
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static String body(Message message) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XMLStreamWriter writer = XmlFactories.writer(out, StandardCharsets.UTF_8);
    writer.writeStartElement("body");
    message.body().writeTo(writer);
    writer.writeEndElement();
    writer.close();
    return out.toString(StandardCharsets.UTF_8);
  }
}
