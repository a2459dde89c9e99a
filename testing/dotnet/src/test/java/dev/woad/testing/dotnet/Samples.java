package dev.woad.testing.dotnet;

import dev.woad.testing.dotnet.orders.Address;
import dev.woad.testing.dotnet.orders.ArrayOfKeyValueOfstringstring;
import dev.woad.testing.dotnet.orders.ArrayOfKeyValueOfstringstring.KeyValueOfstringstring;
import dev.woad.testing.dotnet.orders.ArrayOfOrderLine;
import dev.woad.testing.dotnet.orders.Order;
import dev.woad.testing.dotnet.orders.OrderLine;
import dev.woad.testing.dotnet.orders.OrderStatus;
import java.math.BigDecimal;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;

/** The values that the recorded service gives. */
final class Samples {

  private Samples() {}

  static Order order(String id) {
    Order order = new Order();
    order.setId(id);
    order.setCustomer("ACME \u00e9\u4e2d <&> \"q\"");
    Address address = new Address();
    address.setStreet("1 Loop St");
    address.setCity("Z\u00fcrich");
    order.setShipTo(address);
    order.setLines(new ArrayOfOrderLine());
    order.getLines().getOrderLine().add(line("A-1", 2, "9.95"));
    order.getLines().getOrderLine().add(line("B-2", 1, "0.001"));
    order.getLines().getOrderLine().add(null);
    order.setTotal(new BigDecimal("19.901"));
    order.setPriority(7);
    order.setAttachment(blob(300));
    order.setStatus(OrderStatus.IN_TRANSIT);
    order.setKey("00112233-4455-6677-8899-aabbccddeeff");
    order.setWeight(1.5e-7);
    order.setRush(true);
    order.setTags(new ArrayOfKeyValueOfstringstring());
    order.getTags().getKeyValueOfstringstring().add(tag("color", "red"));
    order.getTags().getKeyValueOfstringstring().add(tag("size", ""));
    order.setSerial(0x123456789AL);
    try {
      DatatypeFactory types = DatatypeFactory.newInstance();
      order.setPlaced(types.newXMLGregorianCalendar("2024-02-29T12:34:56.789Z"));
      order.setLead(types.newDuration("PT1H30M30S"));
    } catch (DatatypeConfigurationException e) {
      throw new IllegalStateException(e);
    }
    return order;
  }

  static byte[] blob(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 7 + 3);
    }
    return bytes;
  }

  private static OrderLine line(String sku, int quantity, String price) {
    OrderLine line = new OrderLine();
    line.setSku(sku);
    line.setQuantity(quantity);
    line.setPrice(new BigDecimal(price));
    return line;
  }

  private static KeyValueOfstringstring tag(String key, String value) {
    KeyValueOfstringstring tag = new KeyValueOfstringstring();
    tag.setKey(key);
    tag.setValue(value);
    return tag;
  }
}
