package dev.woad.orderdesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.module.jakarta.xmlbind.JakartaXmlBindAnnotationModule;
import dev.woad.orderdesk.types.Order;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrderDeskJsonTest {

  private final ObjectMapper mapper =
      JsonMapper.builder()
          .addModule(new JakartaXmlBindAnnotationModule())
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
          .build();

  static Stream<Order> orders() {
    return Stream.of(SampleOrders.full(), SampleOrders.small());
  }

  @ParameterizedTest
  @MethodSource("orders")
  void orderComesBackAsItWent(Order order) throws JsonProcessingException {
    String json = mapper.writeValueAsString(order);

    Order read = mapper.readValue(json, Order.class);

    assertThat(read).usingRecursiveComparison().isEqualTo(order);
  }

  @Test
  void jsonIsWhatOneWouldWriteByHand() throws JsonProcessingException {
    String json = mapper.writeValueAsString(SampleOrders.small());

    assertThat(mapper.readTree(json))
        .isEqualTo(
            mapper.readTree(
                """
                {
                  "customer": { "id": "C-1", "name": "Ada" },
                  "lines": [ { "sku": "PN-0001", "quantity": 1 } ],
                  "delivery": { "speed": "STANDARD", "pickupPoint": { "code": "EF-12", "locker": 3 } },
                  "payment": { "type": "InvoicePayment", "dueDays": 30, "vatId": "DE123456789" },
                  "deliverBy": null,
                  "giftWrapped": false
                }
                """));
  }
}
