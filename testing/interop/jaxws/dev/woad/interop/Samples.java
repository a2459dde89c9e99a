package dev.woad.interop;

import dev.woad.orderdesk.types.Address;
import dev.woad.orderdesk.types.Customer;
import dev.woad.orderdesk.types.Delivery;
import dev.woad.orderdesk.types.DeliverySpeed;
import dev.woad.orderdesk.types.InvoicePayment;
import dev.woad.orderdesk.types.Order;
import dev.woad.orderdesk.types.OrderLine;
import java.util.List;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;

/**
 * What is sent.
 *
 * @param customer the id of the customer, by which a run finds its own orders again
 */
record Samples(String customer) {

  static final String DESK = "http://woad.dev/orderdesk";
  static final String NAME = "Zoë Färber & Söhne <GmbH>";
  static final String NOT_A_NUMBER =
      """
      <PlaceOrder xmlns="http://woad.dev/orderdesk"><order>
        <lines xmlns="http://woad.dev/orderdesk/types">
          <sku>PN-0002</sku><quantity>1</quantity><unitPrice currency="EUR">ten</unitPrice>
        </lines>
      </order></PlaceOrder>
      """;

  Order order(String sku, int quantity) {
    Order order = new Order();
    Customer buyer = new Customer();
    buyer.setId(customer);
    buyer.setName(NAME);
    buyer.getEmail().addAll(List.of("a@b.example", "c@d.example"));
    order.setCustomer(buyer);
    order.getLines().add(line(sku, quantity));
    OrderLine engraved = line("IN-0001", 1);
    engraved.setEngraving("für Zoë");
    order.getLines().add(engraved);
    Address address = new Address();
    address.getStreet().add("Am Markt 1");
    address.setPostalCode("99084");
    address.setCity("Erfurt");
    address.setCountry("DE");
    Delivery delivery = new Delivery();
    delivery.setSpeed(DeliverySpeed.SAME_DAY);
    delivery.setAddress(address);
    order.setDelivery(delivery);
    InvoicePayment invoice = new InvoicePayment();
    invoice.setReference("r-1");
    invoice.setDueDays((short) 14);
    order.setPayment(invoice);
    return order;
  }

  private static OrderLine line(String sku, int quantity) {
    OrderLine line = new OrderLine();
    line.setSku(sku);
    line.setQuantity(quantity);
    return line;
  }

  static XMLGregorianCalendar time(String text) {
    try {
      return DatatypeFactory.newInstance().newXMLGregorianCalendar(text);
    } catch (DatatypeConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }
}
