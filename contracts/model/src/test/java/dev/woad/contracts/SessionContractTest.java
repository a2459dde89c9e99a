package dev.woad.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.jws.Oneway;
import jakarta.jws.WebMethod;
import jakarta.jws.WebService;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SessionContractTest {

  /** As wsimport makes it of a .NET service. */
  @WebService(name = "ICart", targetNamespace = "urn:orders:v1")
  interface GeneratedCart {
    @WebMethod(operationName = "Start", action = "urn:orders:v1/ICart/Start")
    void start(String customer);

    @WebMethod(operationName = "Add", action = "urn:orders:v1/ICart/Add")
    int add(String sku);

    @WebMethod(operationName = "Checkout", action = "urn:orders:v1/ICart/Checkout")
    String checkout();
  }

  @ServiceContract(sessionMode = SessionMode.REQUIRED)
  interface Cart extends GeneratedCart {
    @Override
    @OperationContract(isInitiating = false)
    int add(String sku);

    @Override
    @OperationContract(isInitiating = false, isTerminating = true)
    String checkout();
  }

  @ServiceContract
  interface LargerCart extends GeneratedCart {
    void remove(String sku);
  }

  @WebService(name = "IPriceFeed", targetNamespace = "urn:orders:v1")
  @ServiceContract(callbackContract = PriceCallback.class)
  interface PriceFeed {
    @WebMethod(operationName = "Subscribe", action = "urn:orders:v1/IPriceFeed/Subscribe")
    int subscribe(String symbol);
  }

  @WebService(name = "PriceCallback", targetNamespace = "urn:orders:v1")
  interface PriceCallback {
    @Oneway
    @WebMethod(operationName = "Tick", action = "urn:orders:v1/IPriceFeed/Tick")
    void tick(int price);

    @WebMethod(operationName = "Confirm", action = "urn:orders:v1/IPriceFeed/Confirm")
    boolean confirm(String question);

    @WebMethod(operationName = "Stop")
    boolean stop();
  }

  @WebService
  interface Misplaced {
    @OperationContract(isTerminating = true)
    void last();
  }

  @WebService
  @ServiceContract(sessionMode = SessionMode.REQUIRED)
  interface NeverBegun {
    @OperationContract(isInitiating = false)
    void next();
  }

  @WebService
  @ServiceContract(callbackContract = String.class)
  interface CallsBackAClass {
    void call();
  }

  @WebService
  @ServiceContract(sessionMode = SessionMode.NOT_ALLOWED, callbackContract = PriceCallback.class)
  interface CallsBackNobody {
    void call();
  }

  @WebService
  @ServiceContract(callbackContract = PriceFeed.class)
  interface CallsBackForEver {
    void call();
  }

  @WebService
  @ServiceContract(callbackContract = Cart.class)
  interface CallsBackInSessions {
    void call();
  }

  @Test
  void contractThatSaysNothingMayHaveSessions() {
    ContractDescription contract = ContractDescription.of(GeneratedCart.class);

    assertThat(contract.sessionMode()).isEqualTo(SessionMode.ALLOWED);
    assertThat(contract.callback()).isNull();
    assertThat(contract.operations())
        .allMatch(OperationDescription::initiating)
        .noneMatch(OperationDescription::terminating);
  }

  @Test
  void interfaceSaysWhatTheOneItExtendsCannot() {
    ContractDescription contract = ContractDescription.of(Cart.class);

    assertThat(contract.type()).isEqualTo(Cart.class);
    assertThat(contract.bound()).isEqualTo(GeneratedCart.class);
    assertThat(contract.name()).isEqualTo(ContractDescription.of(GeneratedCart.class).name());
    assertThat(contract.sessionMode()).isEqualTo(SessionMode.REQUIRED);
    assertThat(contract.operations())
        .filteredOn(OperationDescription::initiating)
        .extracting(OperationDescription::name)
        .containsExactly("Start");
    assertThat(contract.operations())
        .filteredOn(OperationDescription::terminating)
        .extracting(OperationDescription::name, OperationDescription::inputAction)
        .containsExactly(tuple("Checkout", "urn:orders:v1/ICart/Checkout"));
  }

  @Test
  void methodsOfEitherInterfaceAreTheSameOperation() throws Exception {
    ContractDescription contract = ContractDescription.of(Cart.class);

    assertThat(contract.operation(Cart.class.getMethod("add", String.class)))
        .isPresent()
        .isEqualTo(contract.operation(GeneratedCart.class.getMethod("add", String.class)));
  }

  @Test
  void interfaceMayNotAddOperations() {
    assertThatThrownBy(() -> ContractDescription.of(LargerCart.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("remove")
        .hasMessageContaining("expected: one of " + GeneratedCart.class.getName());
  }

  @Test
  void actionsOfCallbacksAreThoseOfTheContractThatHasThem() {
    ContractDescription callback =
        Objects.requireNonNull(ContractDescription.of(PriceFeed.class).callback());

    assertThat(callback.type()).isEqualTo(PriceCallback.class);
    assertThat(callback.operation("Tick").orElseThrow().inputAction())
        .isEqualTo("urn:orders:v1/IPriceFeed/Tick");
    assertThat(callback.operation("Confirm").orElseThrow().outputAction())
        .isEqualTo("urn:orders:v1/IPriceFeed/ConfirmResponse");
    assertThat(callback.operation("Stop").orElseThrow().inputAction())
        .isEqualTo("urn:orders:v1:IPriceFeed:StopRequest");
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Misplaced.class,
        NeverBegun.class,
        CallsBackAClass.class,
        CallsBackNobody.class,
        CallsBackForEver.class,
        CallsBackInSessions.class
      })
  void contradictionsAreRefused(Class<?> contract) {
    assertThatThrownBy(() -> ContractDescription.of(contract))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(expected: ");
  }

  @Test
  void thereIsNoCallerOutsideOfOperations() {
    assertThatThrownBy(Caller::current).isInstanceOf(IllegalStateException.class);
  }
}
