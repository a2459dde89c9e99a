package dev.woad.bindings.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.contracts.ProtocolException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

final class EnvelopeReaderTest {

  private static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";
  private static final String WSA = "http://www.w3.org/2005/08/addressing";

  private static Message read(String xml) throws XMLStreamException {
    return EnvelopeReader.read(
        XmlFactories.reader(
            new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), ReaderQuotas.DEFAULT),
        MessageVersion.SOAP12_WSA10);
  }

  private static String envelope(String content) {
    return "<s:Envelope xmlns:s='"
        + SOAP
        + "' xmlns:a='"
        + WSA
        + "' xmlns:t='urn:types' xmlns:u='urn:outer'>"
        + content
        + "</s:Envelope>";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<Envelope/> | element: Envelope (expected: {http://www.w3.org/2003/05/soap-envelope}Env",
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'/> | element: {http://sch",
        "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'/> | (expected: Header or B",
        "<!DOCTYPE x><x/> | document type declaration (expected: none in a message)",
        "<?go on?><x/> | processing instruction (expected: none in a message)",
      })
  void whatIsNoEnvelopeIsRefused(String xml, String message) {
    assertThatThrownBy(() -> read(xml))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining(message);
  }

  @Test
  void headerWithoutBodyIsRefused() {
    assertThatThrownBy(() -> read(envelope("<s:Header/>")))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("(expected: Body)");
    assertThatThrownBy(() -> read(envelope("<s:Header/><s:Header/><s:Body/>")))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("Body)");
    assertThatThrownBy(() -> read(envelope("text")).close()).isInstanceOf(XMLStreamException.class);
  }

  @Test
  void emptyBodyIsEmpty() throws Exception {
    Message message = read(envelope("<s:Body> <!-- nothing --> </s:Body>"));

    assertThat(message.body().isEmpty()).isTrue();
    assertThat(message.body().name()).isEmpty();
    assertThatThrownBy(() -> message.body().read()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void addressingHeadersAreValues() throws Exception {
    MessageHeaders headers =
        read(envelope(
                "<s:Header><a:Action> urn:do </a:Action><a:To>urn:to</a:To>"
                    + "<a:MessageID>urn:id</a:MessageID><a:RelatesTo>urn:other</a:RelatesTo>"
                    + "<a:ReplyTo><a:Address> urn:back </a:Address><a:ReferenceParameters>"
                    + "<t:key>t:7</t:key></a:ReferenceParameters><x/></a:ReplyTo>"
                    + "<a:Unknown/></s:Header><s:Body/>"))
            .headers();

    assertThat(headers.action()).hasValue("urn:do");
    assertThat(headers.to()).hasValue("urn:to");
    assertThat(headers.messageId()).hasValue("urn:id");
    assertThat(headers.relatesTo()).hasValue("urn:other");
    EndpointReference replyTo = headers.replyTo().orElseThrow();
    assertThat(replyTo.address()).isEqualTo("urn:back");
    assertThat(replyTo.referenceParameters())
        .singleElement()
        .satisfies(key -> assertThat(key.lookupNamespaceURI("t")).isEqualTo("urn:types"));
    assertThat(headers.others())
        .extracting(MessageHeader::name)
        .containsExactly(new QName(WSA, "Unknown"));
    assertThat(headers.defect()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Action, true", "To, true", "MessageID, true", "RelatesTo, false"})
  void headerThatComesTwiceIsADefect(String name, boolean defect) throws Exception {
    String header = "<a:" + name + ">urn:x</a:" + name + ">";

    assertThat(
            read(envelope("<s:Header>" + header + header + "</s:Header><s:Body/>"))
                .headers()
                .defect()
                .isPresent())
        .isEqualTo(defect);
  }

  @Test
  void prefixesOfTheEnvelopeStayBoundInHeaders() throws Exception {
    Element header =
        read(envelope(
                "<s:Header xmlns:v='urn:v'><h xmlns='urn:h' xmlns:u='urn:inner' of='v:x'>t:x</h>"
                    + "</s:Header><s:Body/>"))
            .headers()
            .find(new QName("urn:h", "h"))
            .orElseThrow()
            .element()
            .orElseThrow();

    assertThat(header.lookupNamespaceURI("t")).isEqualTo("urn:types");
    assertThat(header.lookupNamespaceURI("v")).isEqualTo("urn:v");
    assertThat(header.lookupNamespaceURI("u")).isEqualTo("urn:inner");
    assertThat(header.hasAttribute("xmlns:a")).isFalse();
  }

  @Test
  void prefixesOfTheEnvelopeStayBoundInCopies() throws Exception {
    Message message =
        read(
            envelope(
                "<s:Body xmlns:v='urn:v'><t:a xmlns:u='urn:inner'>u:x</t:a><t:b>v:x</t:b></s:Body>"));

    Message second = message.copy().copy();

    for (Message each : new Message[] {message, second}) {
      XMLStreamReader reader = each.body().read();
      assertThat(reader.getName()).isEqualTo(new QName("urn:types", "a"));
      assertThat(reader.getNamespaceURI("t")).isEqualTo("urn:types");
      assertThat(reader.getNamespaceURI("u")).isEqualTo("urn:inner");
      assertThat(reader.getNamespaceURI("v")).isEqualTo("urn:v");
      assertThat(reader.getElementText()).isEqualTo("u:x");
      reader.nextTag();
      assertThat(reader.getNamespaceURI("u")).isEqualTo("urn:outer");
    }
  }

  @Test
  void prefixesOfTheEnvelopeStayBoundInFaults() throws Exception {
    MessageFault fault =
        read(envelope(
                "<s:Body><s:Fault><s:Code><s:Value>s:Sender</s:Value><s:Subcode>"
                    + "<s:Value>t:Bad</s:Value></s:Subcode></s:Code><s:Reason>"
                    + "<s:Text xml:lang='en'>no</s:Text></s:Reason><s:Detail xmlns:u='urn:inner'>"
                    + "<d>t:x</d></s:Detail></s:Fault></s:Body>"))
            .readFault();

    assertThat(fault.code().isSender()).isTrue();
    assertThat(fault.code().subCode().orElseThrow().name())
        .isEqualTo(new QName("urn:types", "Bad"));
    assertThat(fault.reason()).isEqualTo("no");
    Element detail = fault.detailElement().orElseThrow();
    assertThat(detail.lookupNamespaceURI("t")).isEqualTo("urn:types");
    assertThat(detail.lookupNamespaceURI("u")).isEqualTo("urn:inner");
  }

  @Test
  void bodyIsConsumedOnce() throws Exception {
    Message message = read(envelope("<s:Body><t:a/></s:Body>"));
    message.body().read();

    assertThatThrownBy(() -> message.body().read())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("already read");
    assertThatThrownBy(message::copy).isInstanceOf(IllegalStateException.class);
  }
}
