package dev.woad.bindings.binaryxml;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.activation.DataHandler;
import jakarta.mail.util.ByteArrayDataSource;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import javax.xml.stream.XMLStreamConstants;
import org.junit.jupiter.api.Test;

class JaxbTest {

  private static final String NS = "urn:orders:v1";

  private final BinaryXmlReader reader = BinaryXmlReader.create();
  private final BinaryXmlWriter writer = BinaryXmlWriter.create();

  @Test
  void whatJaxbWritesItReadsAgain() throws Exception {
    Order order = order(1000);

    byte[] document = marshal(order);
    Order read = unmarshal(document);

    assertThat(read).usingRecursiveComparison().isEqualTo(order);
  }

  @Test
  void bytesTravelAsTheyAre() throws Exception {
    Order order = order(3000);

    byte[] document = marshal(order);

    String raw = new String(document, StandardCharsets.ISO_8859_1);
    assertThat(raw)
        .contains(new String(order.paper, StandardCharsets.ISO_8859_1))
        .doesNotContain(Base64.getEncoder().encodeToString(order.paper).substring(0, 40));
  }

  @Test
  void bytesOfManyRecordsAreOneValue() throws Exception {
    byte[] paper = new byte[10_000];
    new Random(7).nextBytes(paper);
    writer.reset();
    writer.writeStartElement("", "order", NS);
    writer.writeStartElement("", "paper", NS);
    for (int i = 0; i < paper.length; i += 1000) {
      writer.writeBinary(paper, i, 1000, null);
    }
    writer.writeEndDocument();

    assertThat(unmarshal(writer.toByteArray()).paper).isEqualTo(paper);
  }

  @Test
  void dataHandlerTravelsAsBytes() throws Exception {
    byte[] bytes = "a paper of some length".repeat(500).getBytes(StandardCharsets.UTF_8);
    Order order = order(3);
    order.attachment = new DataHandler(new ByteArrayDataSource(bytes, "text/plain"));

    Order read = unmarshal(marshal(order));

    assertThat(read.attachment.getInputStream().readAllBytes()).isEqualTo(bytes);
  }

  @Test
  void dataHandlerOfAnObjectWritesItselfItsWay() throws Exception {
    Order order = order(3);
    order.attachment = new DataHandler("a text", "text/plain");

    Order read = unmarshal(marshal(order));

    assertThat(read.attachment.getInputStream().readAllBytes()).asString().isEqualTo("a text");
  }

  @Test
  void streamReadsAsAnArrayDoes() throws Exception {
    Order order = order(9000);

    BinaryXmlReader streaming = reader.reset(new ByteArrayInputStream(marshal(order)));
    Order read = (Order) context().createUnmarshaller().unmarshal(streaming);

    assertThat(read).usingRecursiveComparison().isEqualTo(order);
  }

  @Test
  void typedRecordsFitFieldsOfTheirType() throws Exception {
    writer.reset();
    writer.writeStartElement("", "order", NS);
    writer.writeAttribute("id", "1");
    writer.writeStartElement("", "quantity", NS);
    writer.writeInt(-70_000);
    writer.writeEndElement();
    writer.writeStartElement("", "price", NS);
    writer.writeDecimal(new BigDecimal("9.95"));
    writer.writeEndElement();
    BinaryXmlArrays.write(writer, "", "line", NS, new long[] {1, 1L << 40});
    writer.writeEndDocument();

    Order read = unmarshal(writer.toByteArray());

    assertThat(read.id).isEqualTo(1);
    assertThat(read.quantity).isEqualTo(-70_000);
    assertThat(read.price).isEqualTo("9.95");
    assertThat(read.line).containsExactly("1", "1099511627776");
  }

  @Test
  void partOfADocumentReadsWithTheNamespacesAroundIt() throws Exception {
    writer.reset();
    writer.writeStartElement("s", "Envelope", "http://www.w3.org/2003/05/soap-envelope");
    writer.writeNamespace("o", NS);
    Marshaller marshaller = context().createMarshaller();
    marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
    marshaller.marshal(order(10), writer);
    byte[] document = writer.toByteArray();

    reader.reset(document, 0, document.length);
    reader.next();
    assertThat(reader.next()).isEqualTo(XMLStreamConstants.START_ELEMENT);
    Order read = (Order) context().createUnmarshaller().unmarshal(reader);

    assertThat(read).usingRecursiveComparison().isEqualTo(order(10));
    assertThat(reader.isEndElement()).isTrue();
    assertThat(reader.getLocalName()).isEqualTo("Envelope");
  }

  private byte[] marshal(Order order) throws Exception {
    writer.reset();
    context().createMarshaller().marshal(order, writer);
    return writer.toByteArray();
  }

  private Order unmarshal(byte[] document) throws Exception {
    reader.reset(document, 0, document.length);
    return (Order) context().createUnmarshaller().unmarshal(reader);
  }

  private static JAXBContext context() throws Exception {
    return JAXBContext.newInstance(Order.class);
  }

  private static Order order(int bytes) {
    Order order = new Order();
    order.id = 42;
    order.customer = "ACM\u00e9 \u4e2d <&> \"q\"";
    order.quantity = 7;
    order.price = new BigDecimal("19.901");
    order.line.add("A-1");
    order.line.add("");
    order.paper = new byte[bytes];
    new Random(bytes).nextBytes(order.paper);
    return order;
  }

  @XmlRootElement(name = "order", namespace = NS)
  @XmlAccessorType(XmlAccessType.FIELD)
  static final class Order {
    @XmlAttribute int id;

    @XmlElement(namespace = NS)
    String customer;

    @XmlElement(namespace = NS)
    int quantity;

    @XmlElement(namespace = NS)
    BigDecimal price;

    @XmlElement(namespace = NS)
    List<String> line = new ArrayList<>();

    @XmlElement(namespace = NS)
    byte[] paper;

    @XmlElement(namespace = NS)
    DataHandler attachment;
  }
}
