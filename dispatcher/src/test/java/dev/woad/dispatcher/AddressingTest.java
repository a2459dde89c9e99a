package dev.woad.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.woad.bindings.message.Bodies;
import dev.woad.bindings.message.EnvelopeVersion;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageFault;
import dev.woad.bindings.message.MessageHeader;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.bindings.message.Via;
import dev.woad.bindings.message.XmlDom;
import dev.woad.contracts.AddressFilterMode;
import jakarta.jws.WebMethod;
import jakarta.jws.WebService;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

/** How a message finds its operation, or the fault that says why it does not. */
final class AddressingTest {

  private static final String ANONYMOUS = "http://www.w3.org/2005/08/addressing/anonymous";

  @WebService(name = "Orders", targetNamespace = "urn:orders")
  interface Orders {

    @WebMethod(action = "urn:shared")
    String place(String text);

    @WebMethod(action = "urn:shared")
    String cancel(String text);

    @WebMethod(action = "urn:own")
    String find(String text);

    @WebMethod
    String nameless(String text);
  }

  /** Says which operation was called. */
  static final class Service implements Orders {

    @Override
    public String place(String text) {
      return "placed " + text;
    }

    @Override
    public String cancel(String text) {
      return "cancelled " + text;
    }

    @Override
    public String find(String text) {
      return "found " + text;
    }

    @Override
    public String nameless(String text) {
      return "nameless " + text;
    }
  }

  private static Desk desk(MessageVersion version) {
    return Desk.of(Orders.class, new Service(), version, runtime -> {});
  }

  private static Desk desk(AddressFilterMode mode) {
    return Desk.of(
        Orders.class,
        new Service(),
        MessageVersion.SOAP12_WSA10,
        runtime -> runtime.addressFilterMode(mode));
  }

  @ParameterizedTest
  @CsvSource({
    "urn:shared, place, placed x",
    "urn:shared, cancel, cancelled x",
    "urn:own, find, found x",
    "'', find, found x",
    ", cancel, cancelled x",
    "'', nameless, nameless x",
  })
  void withoutAddressingTheBodyTellsWhatTheActionDoesNot(
      @Nullable String action, String element, String expected) {
    Desk desk = desk(MessageVersion.SOAP11);
    Message request = desk.request(element, "x");
    request.headers().action(action);

    assertThat(desk.receive(request).result()).isEqualTo(expected);
  }

  @Test
  void sharedActionOfAnAddressedMessageLeavesItToTheBody() {
    Desk desk = desk(MessageVersion.SOAP12_WSA10);

    assertThat(desk.call("cancel", "x").result()).isEqualTo("cancelled x");
  }

  @ParameterizedTest
  @CsvSource({"SOAP11, urn:nothing", "WSA10, urn:nothing", "WSA10, urn:Own"})
  void unknownActionIsNotSupported(String version, String action) {
    Desk desk =
        desk(version.equals("SOAP11") ? MessageVersion.SOAP11 : MessageVersion.SOAP12_WSA10);
    Message request = desk.request("find", "x");
    request.headers().action(action);

    MessageFault fault = desk.receive(request).fault();

    assertThat(name(fault)).isEqualTo("ActionNotSupported");
    assertThat(fault.reason()).startsWith("Action: '" + action + "' (expected: ");
  }

  @Test
  void addressedMessageWithoutActionIsRefused() {
    Desk desk = desk(MessageVersion.SOAP12_WSA10);
    Message request = desk.request("find", "x");
    request.headers().action(null);

    Call call = desk.receive(request);

    assertThat(name(call.fault())).isEqualTo("MessageAddressingHeaderRequired");
    assertThat(call.reply().headers().relatesTo()).hasValue("urn:id:1");
    assertThat(call.reply().headers().action())
        .hasValue("http://www.w3.org/2005/08/addressing/fault");
  }

  @Test
  void emptyBodyOfASharedActionIsNotSupported() {
    Desk desk = desk(MessageVersion.SOAP11);
    Message request = Message.of(MessageVersion.SOAP11, Bodies.empty());
    request.headers().action("urn:shared");

    assertThat(desk.receive(request).fault().reason()).startsWith("Action: 'urn:shared'");
  }

  @ParameterizedTest
  @CsvSource({
    "EXACT, desk://host/orders, true",
    "EXACT, DESK://Other:1/ORDERS/, true",
    "EXACT, http://proxy/orders, true",
    "EXACT, desk://host/orders/1, false",
    "EXACT, desk://host/orders-archive, false",
    "EXACT, desk://host/, false",
    "EXACT, not a uri, false",
    "EXACT, urn:orders, false",
    "EXACT, '', false",
    "EXACT, " + ANONYMOUS + ", true",
    "EXACT, , true",
    "PREFIX, desk://host/orders/1/lines, true",
    "PREFIX, desk://host/orders-archive, false",
    "PREFIX, desk://host/, false",
    "ANY, desk://elsewhere/nothing, true",
    "ANY, not a uri, true",
  })
  void messageMustBeMeantForTheAddress(AddressFilterMode mode, @Nullable String to, boolean meant) {
    Desk desk = desk(mode);
    Message request = desk.request("find", "x");
    request.headers().to(to);

    Call call = desk.receive(request);

    if (meant) {
      assertThat(call.result()).isEqualTo("found x");
    } else {
      assertThat(name(call.fault())).isEqualTo("DestinationUnreachable");
      assertThat(call.reply().isFault()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "EXACT, http://host/woad/orders, true",
    "EXACT, http://host/orders/ws, false",
    "PREFIX, http://host/orders/ws, true",
    "ANY, http://host/orders/ws, true",
  })
  void messageWithoutToIsMeantForWhereItCame(AddressFilterMode mode, String via, boolean meant) {
    Desk desk = desk(mode);
    Message request = desk.request("find", "x");
    request.headers().to(null);
    request.properties().put(Via.class, new Via(URI.create(via)));

    assertThat(desk.receive(request).reply().isFault()).isEqualTo(!meant);
  }

  @Test
  void messageBehindAContainersPathMayNameThatPath() {
    Desk desk = desk(AddressFilterMode.EXACT);
    Message request = desk.request("find", "x");
    request.headers().to("http://host/woad/orders");
    request.properties().put(Via.class, new Via(URI.create("http://host/woad/orders")));

    assertThat(desk.receive(request).result()).isEqualTo("found x");
  }

  @ParameterizedTest
  @CsvSource({"1, '', true", "true, '', true", "0, '', false", "1, urn:somebody-else, false"})
  void headerThatMustBeUnderstoodIs(String must, String role, boolean refused) {
    Desk desk = desk(MessageVersion.SOAP12_WSA10);
    Message request = desk.request("find", "x");
    Element header = XmlDom.newDocument().createElementNS("urn:h", "h");
    String envelope = EnvelopeVersion.SOAP12.namespace();
    header.setAttributeNS(envelope, "s:mustUnderstand", must);
    header.setAttributeNS(envelope, "s:role", role);
    request.headers().add(MessageHeader.of(EnvelopeVersion.SOAP12, header));

    Call call = desk.receive(request);

    if (refused) {
      assertThat(call.fault().code().name().getLocalPart()).isEqualTo("MustUnderstand");
    } else {
      assertThat(call.result()).isEqualTo("found x");
    }
  }

  @Test
  void closingServiceTakesNoCalls() {
    Desk desk = desk(MessageVersion.SOAP12_WSA10);
    desk.dispatcher.refuseCalls();

    assertThat(name(desk.call("find", "x").fault())).isEqualTo("EndpointUnavailable");
    assertThat(desk.activeCalls.count()).isZero();
  }

  private static String name(MessageFault fault) {
    return fault.code().subCode().orElse(fault.code()).name().getLocalPart();
  }
}
