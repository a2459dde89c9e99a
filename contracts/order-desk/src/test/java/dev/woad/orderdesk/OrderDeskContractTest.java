package dev.woad.orderdesk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.FaultDescription;
import dev.woad.contracts.OperationDescription;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderDeskContractTest {

  @Test
  void ordersHasItsOperations() {
    ContractDescription contract = ContractDescription.of(Orders.class);

    assertThat(contract.name()).isEqualTo(new QName("http://woad.dev/orderdesk", "Orders"));
    assertThat(contract.operations())
        .extracting(OperationDescription::name)
        .containsExactly("CancelOrder", "FindOrders", "GetOrder", "NotifyShipped", "PlaceOrder");
  }

  @ParameterizedTest
  @ValueSource(classes = {Orders.class, Documents.class})
  void soapActionIsTheAddressingAction(Class<?> type) {
    Stream<OperationDescription> operations = ContractDescription.of(type).operations().stream();

    assertThat(operations)
        .allSatisfy(
            operation ->
                assertThat(operation.soapAction())
                    .isEqualTo(operation.inputAction())
                    .isEqualTo(
                        "http://woad.dev/orderdesk/%s/%s", type.getSimpleName(), operation.name()));
  }

  @Test
  void faultsHaveTheActionsThatWcfGives() {
    OperationDescription placeOrder =
        ContractDescription.of(Orders.class).operation("PlaceOrder").orElseThrow();

    assertThat(placeOrder.faults())
        .extracting(FaultDescription::action)
        .containsExactlyInAnyOrder(
            "http://woad.dev/orderdesk/Orders/PlaceOrderOutOfStockFault",
            "http://woad.dev/orderdesk/Orders/PlaceOrderInvalidOrderFault");
  }

  @Test
  void onlyNotifyShippedIsOneWay() {
    assertThat(ContractDescription.of(Orders.class).operations())
        .filteredOn(OperationDescription::oneWay)
        .extracting(OperationDescription::name)
        .containsExactly("NotifyShipped");
  }

  @Test
  void serviceFindsItsWsdlInTheJar() {
    OrderDeskService service = new OrderDeskService();

    assertThat(service.getPorts())
        .toIterable()
        .containsExactlyInAnyOrder(
            new QName("http://woad.dev/orderdesk", "Orders"),
            new QName("http://woad.dev/orderdesk", "Documents"));
    assertThat(service.getWSDLDocumentLocation().getProtocol()).isIn("file", "jar");
  }
}
