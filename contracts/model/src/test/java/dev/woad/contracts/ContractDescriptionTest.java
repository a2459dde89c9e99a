package dev.woad.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jws.Oneway;
import jakarta.jws.WebMethod;
import jakarta.jws.WebService;
import jakarta.xml.ws.Action;
import jakarta.xml.ws.AsyncHandler;
import jakarta.xml.ws.FaultAction;
import jakarta.xml.ws.Response;
import jakarta.xml.ws.WebFault;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;

final class ContractDescriptionTest {

  @WebService(name = "Shop", targetNamespace = "http://x/shop")
  interface Shop {

    String buy(String item) throws SoldOut, Closed, InterruptedException;

    Response<String> buyAsync(String item);

    Future<?> buyAsync(String item, AsyncHandler<String> handler);

    String payAsync(String item);

    @Oneway
    void ring();

    @WebMethod(operationName = "Ask", action = "urn:ask")
    @Action(
        output = "urn:answer",
        fault = @FaultAction(className = SoldOut.class, value = "urn:none-left"))
    String ask() throws SoldOut, Closed;

    default String greet() {
      return "hello";
    }

    static String name() {
      return "shop";
    }
  }

  @WebService(name = "Desk", targetNamespace = "http://tempuri.org/")
  interface Dotnet {

    @WebMethod(operationName = "Place", action = "http://tempuri.org/Desk/Place")
    void place() throws SoldOut;
  }

  @WebService(name = "Clock", targetNamespace = "URN:clock")
  interface ByUrn {

    @Oneway
    void tick();

    void set() throws Closed;
  }

  interface Plain {
    void run();
  }

  interface Empty {
    default void nothing() {}
  }

  interface Overloaded {
    void put(String text);

    void put(int number);
  }

  @AsyncShapeOf(Plain.class)
  interface PlainAsync {
    CompletionStage<Void> run();
  }

  @WebFault(name = "soldOut", targetNamespace = "urn:types")
  static final class SoldOut extends Exception {

    private static final long serialVersionUID = 1;

    public String getFaultInfo() {
      return "info of " + getMessage();
    }

    SoldOut(String message) {
      super(message);
    }
  }

  @WebFault(name = "closed", messageName = "ShopClosed")
  static final class Closed extends Exception {

    private static final long serialVersionUID = 1;

    public Integer getFaultInfo() {
      return 7;
    }
  }

  @WebFault
  static final class Bare extends Exception {

    private static final long serialVersionUID = 1;
  }

  interface WithBareFault {
    void run() throws Bare;
  }

  private final ContractDescription shop = ContractDescription.of(Shop.class);

  @Test
  void operationsAreTheAbstractMethodsWithoutAsynchronousTwins() {
    assertThat(shop.name()).isEqualTo(new QName("http://x/shop", "Shop"));
    assertThat(shop.operations())
        .extracting(OperationDescription::name)
        .containsExactly("Ask", "buy", "payAsync", "ring");
  }

  @Test
  void actionsFollowTheDefaultPattern() {
    OperationDescription buy = shop.operation("buy").orElseThrow();
    OperationDescription ring = shop.operation("ring").orElseThrow();

    assertThat(buy.inputAction()).isEqualTo("http://x/shop/Shop/buyRequest");
    assertThat(buy.outputAction()).isEqualTo("http://x/shop/Shop/buyResponse");
    assertThat(buy.soapAction()).isEmpty();
    assertThat(ring.oneWay()).isTrue();
    assertThat(ring.inputAction()).isEqualTo("http://x/shop/Shop/ring");
    assertThat(ring.outputAction()).isEmpty();
  }

  @Test
  void annotatedActionsWin() {
    OperationDescription ask = shop.operation("Ask").orElseThrow();

    assertThat(ask.soapAction()).isEqualTo("urn:ask");
    assertThat(ask.inputAction()).isEqualTo("urn:ask");
    assertThat(ask.outputAction()).isEqualTo("urn:answer");
    assertThat(ask.faults())
        .extracting(FaultDescription::action)
        .containsExactly("urn:none-left", "http://x/shop/Shop/Ask/Fault/ShopClosed");
  }

  @Test
  void faultIsNamedByItsMessageAndItsDetailByItsElement() {
    OperationDescription buy = shop.operation("buy").orElseThrow();

    assertThat(buy.faults())
        .containsExactly(
            new FaultDescription(
                "SoldOut",
                SoldOut.class,
                String.class,
                new QName("urn:types", "soldOut"),
                "http://x/shop/Shop/buy/Fault/SoldOut"),
            new FaultDescription(
                "ShopClosed",
                Closed.class,
                Integer.class,
                new QName("http://x/shop", "closed"),
                "http://x/shop/Shop/buy/Fault/ShopClosed"));
  }

  @Test
  void namesOfUrnsAreJoinedByColons() {
    ContractDescription clock = ContractDescription.of(ByUrn.class);

    assertThat(clock.operation("tick").orElseThrow().inputAction())
        .isEqualTo("URN:clock:Clock:tick");
    assertThat(clock.operation("set").orElseThrow().faults().get(0).action())
        .isEqualTo("URN:clock:Clock:set:Fault:ShopClosed");
  }

  @Test
  void actionsOfDotnetAreCompletedAsDotnetDoes() {
    OperationDescription place =
        ContractDescription.of(Dotnet.class).operation("Place").orElseThrow();

    assertThat(place.outputAction()).isEqualTo("http://tempuri.org/Desk/PlaceResponse");
    assertThat(place.faults().get(0).action())
        .isEqualTo("http://tempuri.org/Desk/PlacesoldOutFault");
  }

  @Test
  void plainInterfaceIsAContractOfItsPackage() {
    ContractDescription plain = ContractDescription.of(Plain.class);

    assertThat(plain.name()).isEqualTo(new QName("http://contracts.woad.dev/", "Plain"));
    assertThat(plain).hasToString("Plain");
  }

  @Test
  void asynchronousShapeStandsForItsContract() throws Exception {
    ContractDescription shape = ContractDescription.of(PlainAsync.class);

    assertThat(shape).isEqualTo(ContractDescription.of(Plain.class));
    assertThat(shape.operation(PlainAsync.class.getMethod("run")))
        .isEqualTo(shape.operation("run"));
    assertThat(shape.operation(Object.class.getMethod("toString"))).isEmpty();
    assertThat(shape.operation("walk")).isEmpty();
  }

  @Test
  void whatIsNoContractIsRefused() {
    assertThatThrownBy(() -> ContractDescription.of(String.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("contract: java.lang.String (expected: an interface)");
    assertThatThrownBy(() -> ContractDescription.of(Empty.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no operation");
    assertThatThrownBy(() -> ContractDescription.of(Overloaded.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("operation: put (expected: a name of its own");
    assertThatThrownBy(() -> ContractDescription.of(WithBareFault.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(expected: a method getFaultInfo");
  }

  @Test
  void faultsAreFoundByExceptionAndByDetail() {
    OperationDescription buy = shop.operation("buy").orElseThrow();
    SoldOut thrown = new SoldOut("tea");

    FaultDescription fault = buy.faultOf(thrown).orElseThrow();

    assertThat(fault.detailOf(thrown)).isEqualTo("info of tea");
    assertThat(buy.faultWithDetail(Integer.class).orElseThrow().name()).isEqualTo("ShopClosed");
    assertThat(buy.faultOf(new InterruptedException())).isEmpty();
    assertThat(buy.faultWithDetail(Long.class)).isEmpty();
    assertThatThrownBy(() -> fault.detailOf(new IllegalStateException()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.IllegalStateException (expected: ");
  }
}
