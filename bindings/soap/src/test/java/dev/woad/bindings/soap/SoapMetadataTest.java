package dev.woad.bindings.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.ChannelInitiator;
import dev.woad.bindings.ChannelListener;
import dev.woad.bindings.ChannelShape;
import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.MessageEncodingBindingElement;
import dev.woad.bindings.MetadataDocument;
import dev.woad.bindings.MetadataSource;
import dev.woad.bindings.ServiceDescription;
import dev.woad.bindings.ServiceEndpoint;
import dev.woad.bindings.TransportBindingElement;
import dev.woad.bindings.encoding.MtomMessageEncodingBindingElement;
import dev.woad.bindings.encoding.TextMessageEncodingBindingElement;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.EndpointAddress;
import dev.woad.contracts.OperationContract;
import dev.woad.contracts.ServiceContract;
import dev.woad.contracts.SessionMode;
import dev.woad.orderdesk.Orders;
import jakarta.jws.Oneway;
import jakarta.jws.WebService;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SoapMetadataTest {

  private static final QName NAME = new QName("http://woad.dev/orderdesk", "OrderDesk");
  private static final URI BASE = URI.create("http://desk.example:8080/orders");
  private static final @Nullable URL WSDL =
      Orders.class.getResource("/META-INF/wsdl/order-desk.wsdl");

  @WebService(name = "Clock", targetNamespace = "urn:clock")
  interface Clock {
    String time(String zone);
  }

  @WebService(name = "Till", targetNamespace = "urn:till")
  @ServiceContract(sessionMode = SessionMode.REQUIRED, callbackContract = Display.class)
  interface Till {
    String scan(Item item);

    @OperationContract(isInitiating = false, isTerminating = true)
    String pay();
  }

  @WebService(name = "Display", targetNamespace = "urn:till")
  interface Display {
    @Oneway
    void show(Item item);

    boolean confirm(String question);
  }

  /** What both contracts speak of. */
  @XmlAccessorType(XmlAccessType.FIELD)
  public static final class Item {
    @Nullable String name;
  }

  @Test
  void sessionsAndCallbacksAreDescribedAsDotnetDescribesThem() {
    ServiceEndpoint till =
        endpoint(
            Till.class,
            TextMessageEncodingBindingElement.of(MessageVersion.SOAP12_WSA10),
            "http://localhost:8080/till");

    String contract = text(export(List.of(till), null), "wsdl=wsdl1");
    String binding = text(export(List.of(till), null), "wsdl");

    assertThat(contract)
        .contains("msc:usingSession=\"true\" name=\"Till\"")
        .containsPattern("msc:isInitiating=\"false\" msc:isTerminating=\"true\" name=\"pay\"")
        .containsPattern("msc:isInitiating=\"true\" msc:isTerminating=\"false\" name=\"scan\"")
        .containsPattern(
            "name=\"show\"[^>]*><wsdl:output message=\"tns:Till_show_OutputCallbackMessage\""
                + " wsam:Action=\"urn:till:Till:show\"[^>]*/></wsdl:operation>")
        .containsPattern(
            "name=\"confirm\"[^>]*><wsdl:output message=\"tns:Till_confirm_OutputCallbackMessage\""
                + "[^>]*/><wsdl:input message=\"tns:Till_confirm_InputCallbackMessage\"");
    assertThat(contract.split("<xs:complexType [^>]*name=\"item\"", -1)).hasSize(2);
    assertThat(binding)
        .containsPattern("name=\"show\"><soap12:operation[^>]*/><wsdl:output>")
        .containsPattern(
            "name=\"confirm\"><soap12:operation[^>]*/><wsdl:output>.{40,80}<wsdl:input>");
  }

  @Test
  void portsAreNamedAsDotnetNamesThem() {
    String wsdl = text(orders(WSDL), "wsdl");

    assertThat(wsdl).contains("<wsdl:port binding=\"tns:BasicHttpBinding_Orders\"");
    assertThat(wsdl).contains("<wsdl:port binding=\"tns:WSHttpBinding_Orders\"");
    assertThat(wsdl).contains("<wsdl:binding name=\"WSHttpBinding_Orders\" type=\"tns:Orders\">");
  }

  @Test
  void addressesAreThoseByWhichTheCallerCame() {
    String wsdl =
        orders(WSDL)
            .find("wsdl", URI.create("https://proxy.example/shop/orders"))
            .orElseThrow()
            .content();

    assertThat(wsdl).contains("location=\"https://proxy.example/shop/orders\"");
    assertThat(wsdl).contains("location=\"https://proxy.example/shop/orders/ws\"");
    assertThat(wsdl).contains("schemaLocation=\"https://proxy.example/shop/orders?xsd=xsd0\"");
  }

  @Test
  void importsCanBeFetched() {
    MetadataSource source = orders(WSDL);

    List<String> queries =
        Pattern.compile("http://desk.example:8080/orders\\?([^\"]+)")
            .matcher(text(source, "wsdl"))
            .results()
            .map((MatchResult match) -> match.group(1))
            .toList();

    assertThat(queries)
        .isNotEmpty()
        .allSatisfy(query -> assertThat(text(source, query)).isNotEmpty());
  }

  @Test
  void singleWsdlNeedsNothingElse() {
    String wsdl = text(orders(WSDL), "singleWsdl");

    assertThat(wsdl).doesNotContain("schemaLocation");
    assertThat(wsdl).contains("targetNamespace=\"http://woad.dev/orderdesk/types\"");
  }

  @Test
  void policiesTellOfEncodingAndAddressing() {
    ServiceEndpoint mtom =
        endpoint(
            Orders.class,
            MtomMessageEncodingBindingElement.of(MessageVersion.SOAP12_WSA10),
            "http://localhost:8080/orders");

    String wsdl = text(export(List.of(mtom), WSDL), "wsdl");

    assertThat(wsdl).contains("OptimizedMimeSerialization").contains("UsingAddressing");
    assertThat(wsdl).contains("<wsp:PolicyReference URI=\"#WSHttpBinding_Orders_policy\"");
  }

  @Test
  void actionsAreSaidInBothWays() {
    String wsdl = text(orders(WSDL), "wsdl");

    assertThat(wsdl)
        .contains("wsam:Action=\"http://woad.dev/orderdesk/Orders/GetOrderUnknownOrderFault\"")
        .contains("wsaw:Action=\"http://woad.dev/orderdesk/Orders/GetOrderUnknownOrderFault\"")
        .contains("xmlns:wsaw=\"http://www.w3.org/2006/05/addressing/wsdl\"");
  }

  @Test
  void contractWithoutWsdlIsDescribedFromItsTypes() {
    ServiceEndpoint clock =
        endpoint(
            Clock.class,
            TextMessageEncodingBindingElement.of(MessageVersion.SOAP11),
            "http://localhost:8080/orders");

    MetadataSource source = export(List.of(clock), null);

    assertThat(text(source, "wsdl")).contains("namespace=\"urn:clock\"/>");
    assertThat(text(source, "wsdl=wsdl1")).contains("name=\"Clock\"").contains("name=\"time\"");
  }

  @Test
  void wsdlWithoutThePortTypeIsRefused() {
    ServiceEndpoint clock =
        endpoint(
            Clock.class,
            TextMessageEncodingBindingElement.of(MessageVersion.SOAP11),
            "http://localhost:8080/clock");

    assertThatThrownBy(() -> export(List.of(clock), WSDL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("port type: {urn:clock}Clock (expected: in ");
  }

  @Test
  void fileIsServedAsItIs() {
    ServiceDescription service = new ServiceDescription(NAME, List.of(basic(), ws()), null, WSDL);

    MetadataSource source = new SoapMetadataExporter().export(service);

    assertThat(text(source, "wsdl")).contains("name=\"Orders\"").doesNotContain("BasicHttpBinding");
    assertThat(text(source, "xsd=xsd0")).contains("http://woad.dev/orderdesk/types");
  }

  @Test
  void pageForPeopleLinksTheWsdl() {
    MetadataDocument page = orders(WSDL).find("", BASE).orElseThrow();

    assertThat(page.contentType()).startsWith("text/html");
    assertThat(page.content())
        .contains("href=\"http://desk.example:8080/orders?wsdl\"")
        .contains("http://desk.example:8080/orders/ws")
        .contains("PlaceOrder");
  }

  @Test
  void unknownDocumentIsNotFound() {
    assertThat(orders(WSDL).find("xsd=xsd9", BASE)).isEmpty();
  }

  private static MetadataSource orders(@Nullable URL wsdl) {
    return export(List.of(basic(), ws()), wsdl);
  }

  private static ServiceEndpoint basic() {
    return endpoint(
        Orders.class,
        TextMessageEncodingBindingElement.of(MessageVersion.SOAP11),
        "http://localhost:8080/orders");
  }

  private static ServiceEndpoint ws() {
    return endpoint(
        Orders.class,
        TextMessageEncodingBindingElement.of(MessageVersion.SOAP12_WSA10),
        "http://localhost:8080/orders/ws");
  }

  private static MetadataSource export(List<ServiceEndpoint> endpoints, @Nullable URL wsdl) {
    return new SoapMetadataExporter().export(new ServiceDescription(NAME, endpoints, wsdl, null));
  }

  private static String text(MetadataSource source, String query) {
    return source.find(query, BASE).orElseThrow().content();
  }

  private static ServiceEndpoint endpoint(
      Class<?> contract, MessageEncodingBindingElement encoding, String address) {
    String name = encoding.messageVersion().isAddressed() ? "WSHttpBinding" : "BasicHttpBinding";
    return new ServiceEndpoint(
        ContractDescription.of(contract),
        CustomBinding.of(encoding, new NoTransport()).withName(name),
        EndpointAddress.of(address));
  }

  private record NoTransport() implements TransportBindingElement {

    @Override
    public String scheme() {
      return "http";
    }

    @Override
    public boolean supports(ChannelShape shape) {
      return true;
    }

    @Override
    public long maxReceivedMessageSize() {
      return DEFAULT_MAX_RECEIVED_MESSAGE_SIZE;
    }

    @Override
    public ChannelListener createListener(BindingContext context) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ChannelInitiator createInitiator(BindingContext context) {
      throw new UnsupportedOperationException();
    }
  }
}
