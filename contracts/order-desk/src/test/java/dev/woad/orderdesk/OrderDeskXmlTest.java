package dev.woad.orderdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.orderdesk.types.InvalidOrderFault;
import dev.woad.orderdesk.types.Order;
import dev.woad.orderdesk.types.Violation;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.MarshalException;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.Unmarshaller;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

class OrderDeskXmlTest {

  private final JAXBContext context;
  private final Schema schema;

  OrderDeskXmlTest() throws JAXBException, SAXException {
    // Each root by its class, as providers of JAX-RS have it.
    context = JAXBContext.newInstance(Order.class, InvalidOrderFault.class);
    schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(Orders.class.getResource("/META-INF/wsdl/order-desk-types.xsd"));
  }

  static Stream<Order> orders() {
    return Stream.of(SampleOrders.full(), SampleOrders.small());
  }

  @ParameterizedTest
  @MethodSource("orders")
  void orderComesBackAsItWent(Order order) throws JAXBException {
    String xml = write(order);

    Order read = (Order) unmarshaller().unmarshal(new StringReader(xml));

    assertThat(read).usingRecursiveComparison().isEqualTo(order);
  }

  @Test
  void paymentIsToldByItsType() throws JAXBException {
    assertThat(write(SampleOrders.full())).containsPattern("<payment xsi:type=\"CardPayment\"");
    assertThat(write(SampleOrders.small())).containsPattern("<payment xsi:type=\"InvoicePayment\"");
  }

  @Test
  void noTimeIsNil() throws JAXBException {
    assertThat(write(SampleOrders.small())).containsPattern("<deliverBy xsi:nil=\"true\"[^>]*/>");
  }

  @Test
  void faultIsWrittenAsTheElementOfItsContract() throws JAXBException {
    Violation violation = new Violation();
    violation.setPath("lines[0].quantity");
    violation.setMessage("0 (expected: 1 to 10000)");
    InvalidOrderFault fault = new InvalidOrderFault();
    fault.getViolations().add(violation);

    String xml = write(fault);

    assertThat(xml)
        .endsWith(
            "<InvalidOrder xmlns=\"http://woad.dev/orderdesk/types\"><violations>"
                + "<path>lines[0].quantity</path><message>0 (expected: 1 to 10000)</message>"
                + "</violations></InvalidOrder>");
    assertThat(unmarshaller().unmarshal(new StringReader(xml)))
        .usingRecursiveComparison()
        .isEqualTo(fault);
  }

  @Test
  void schemaHoldsTheLimits() {
    Order order = SampleOrders.full();
    order.getLines().get(0).setQuantity(10001);

    assertThatThrownBy(() -> marshaller().marshal(order, new StringWriter()))
        .isInstanceOf(MarshalException.class)
        .hasRootCauseMessage(
            "cvc-maxInclusive-valid: Value '10001' is not facet-valid with respect to"
                + " maxInclusive '10000' for type 'Quantity'.");
  }

  private String write(Object value) throws JAXBException {
    StringWriter xml = new StringWriter();
    marshaller().marshal(value, xml);
    return xml.toString();
  }

  private Marshaller marshaller() throws JAXBException {
    Marshaller marshaller = context.createMarshaller();
    marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
    marshaller.setSchema(schema);
    return marshaller;
  }

  private Unmarshaller unmarshaller() throws JAXBException {
    Unmarshaller unmarshaller = context.createUnmarshaller();
    unmarshaller.setSchema(schema);
    return unmarshaller;
  }
}
