package dev.woad.bindings.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.woad.bindings.MessageFormatter;
import dev.woad.bindings.encoding.TextMessageEncodingBindingElement;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.FaultException;
import dev.woad.contracts.OperationDescription;
import dev.woad.contracts.ProtocolException;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import jakarta.jws.soap.SOAPBinding;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlEnumValue;
import jakarta.xml.bind.annotation.XmlList;
import jakarta.xml.bind.annotation.XmlSeeAlso;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.XmlValue;
import jakarta.xml.ws.WebFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.datatype.XMLGregorianCalendar;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JAXB makes 0, null or nonsense of what is no value, and says nothing. */
final class StrictValuesTest {

  private static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";
  private static final String WHOLE = "an integer from -2147483648 to 2147483647";

  /** Has one of each. */
  @WebService(name = "Shop", targetNamespace = "urn:shop")
  interface Shop {

    int count(
        @WebParam(name = "item") Item item,
        @WebParam(name = "number") int number,
        @WebParam(name = "colors") List<Color> colors,
        @WebParam(name = "token", header = true) int token)
        throws Refused;
  }

  enum Color {
    @XmlEnumValue("r")
    RED,
    GREEN
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlSeeAlso(Special.class)
  static class Item {
    int quantity;
    @Nullable Boolean urgent;
    @Nullable Color color;
    @Nullable BigDecimal price;
    @Nullable XMLGregorianCalendar since;
    byte @Nullable [] data;
    @Nullable Item part;
    @Nullable Size size;
    @Nullable Object anything;

    @XmlElement(defaultValue = "7")
    @Nullable Integer stars;

    @XmlElementWrapper(name = "notes")
    @XmlElement(name = "note")
    List<Long> notes = new ArrayList<>();

    @XmlList List<Integer> codes = new ArrayList<>();
    @XmlAttribute @Nullable Short rank;
  }

  @XmlType(name = "Special", namespace = "urn:special")
  @XmlAccessorType(XmlAccessType.FIELD)
  static final class Special extends Item {
    byte level;
  }

  @XmlAccessorType(XmlAccessType.FIELD)
  static final class Size {
    @XmlValue int width;
    @XmlAttribute boolean exact;
  }

  /** A fault. */
  @WebFault(name = "refused", targetNamespace = "urn:shop")
  static final class Refused extends Exception {

    private static final long serialVersionUID = 1;
    private final transient Size info;

    public Refused(String message, Size info) {
      super(message);
      this.info = info;
    }

    public Size getFaultInfo() {
      return info;
    }
  }

  private final ContractDescription contract = ContractDescription.of(Shop.class);
  private final OperationDescription operation = contract.operations().iterator().next();
  private final MessageFormatter formatter =
      new JaxbFormatterProvider().formatters(contract, MessageVersion.SOAP11).get(operation);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <quantity>4294967297</quantity>      | quantity     | 4294967297  | %I
          <quantity>2147483648</quantity>      | quantity     | 2147483648  | %I
          <quantity>seven</quantity>           | quantity     | seven       | %I
          <quantity/>                          | quantity     | ''          | %I
          <quantity>1<!-- -->x</quantity>      | quantity     | 1x          | %I
          <urgent>maybe</urgent>               | urgent       | maybe       | true or false
          <color>RED</color>                   | color        | RED         | one of r, GREEN
          <color> r </color>                   | color        | ' r '       | one of r, GREEN
          <price>1e999999999</price>           | price        | 1e999999999 | a number
          <data>A</data>                       | data         | A           | base64 text
          <data>AA=A</data>                    | data         | AA=A        | base64 text
          <part><quantity>x</quantity></part>  | part/quantity | x          | %I
          <notes><note>1.5</note></notes>      | notes/note   | 1.5         | an integer of 64 bits
          <codes>1 2 x</codes>                 | codes        | 1 2 x       | each %I
          <size>wide</size>                    | size         | wide        | %I
          """)
  void valueOfAnotherTypeIsRefused(String xml, String path, String value, String expected) {
    FaultException fault = refused(item("", xml));

    assertThat(fault.code().subCode().orElseThrow().name().getLocalPart())
        .isEqualTo("DeserializationFailed");
    assertThat(fault.reason())
        .isEqualTo(
            "body of the request for operation count cannot be read: element count/item/"
                + path
                + ": '"
                + value
                + "' (expected: "
                + expected.replace("%I", WHOLE)
                + ")");
  }

  @ParameterizedTest
  @CsvSource({"rank='40000',count/item/@rank,40000", "rank='',count/item/@rank,''"})
  void attributeOfAnotherTypeIsRefused(String attribute, String path, String value) {
    assertThat(refused(item(attribute, "")).reason())
        .contains("attribute " + path + ": '" + value + "' (expected: an integer from -32768");
  }

  @Test
  void attributeOfElementWithTextIsRefused() {
    assertThat(refused(item("", "<size exact='yes'>1</size>")).reason())
        .contains("attribute count/item/size/@exact: 'yes' (expected: true or false)");
  }

  @Test
  void valuesOfSubtypesAreCheckedAsTheirs() {
    String special = "xsi:type='s:Special' xmlns:s='urn:special'";

    assertThat(refused(item(special, "<level>128</level>")).reason())
        .contains("element count/item/level: '128' (expected: an integer from -128 to 127)");
    assertThat(refused(item("", "<part " + special + "><quantity>y</quantity></part>")).reason())
        .contains("element count/item/part/quantity: 'y'");
  }

  @Test
  void valueThatNamesItsTypeIsCheckedAsThat() {
    String type = "xsi:type='xs:int' xmlns:xs='http://www.w3.org/2001/XMLSchema'";

    assertThat(refused(item("", "<anything " + type + ">9999999999</anything>")).reason())
        .contains("element count/item/anything: '9999999999' (expected: " + WHOLE + ")");
  }

  @Test
  void parametersAreChecked() {
    assertThat(refused("<number>9999999999</number>").reason())
        .contains("element count/number: '9999999999' (expected: " + WHOLE + ")");
    assertThat(refused("<colors>r</colors><colors>blue</colors>").reason())
        .contains("element count/colors: 'blue' (expected: one of r, GREEN)");
  }

  @Test
  void headersAreChecked() {
    String header = "<token xmlns='urn:shop'>much</token>";

    assertThatThrownBy(() -> formatter.readRequest(message(header, request(""))))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining("element token: 'much' (expected: " + WHOLE + ")");
  }

  @Test
  void wrongTimeIsRefusedWithItsPlace() {
    assertThat(refused(item("", "<since>tomorrow</since>")).reason())
        .contains("element count/item/since: ")
        .contains("tomorrow");
  }

  @Test
  void rightValuesAreRead() {
    String xml =
        "<quantity> +07 </quantity><urgent>1</urgent><color>r</color><price>-.50</price>"
            + "<since>2026-01-31T12:00:00Z</since><data> AA\n== </data><part xsi:nil='true'/>"
            + "<size exact='true'>-3</size><unknown>?</unknown><stars/>"
            + "<notes><note>9223372036854775807</note></notes><codes>1 2</codes>";

    Object[] arguments =
        formatter.readRequest(
            message("", request(item("rank='-1'", xml) + "<colors>GREEN</colors>")));

    Item item = (Item) arguments[0];
    assertThat(item.quantity).isEqualTo(7);
    assertThat(item.urgent).isTrue();
    assertThat(item.color).isEqualTo(Color.RED);
    assertThat(item.price).isEqualByComparingTo("-0.5");
    assertThat(item.data).containsExactly(0);
    assertThat(item.size).extracting(size -> size.width).isEqualTo(-3);
    assertThat(item.stars).isEqualTo(7);
    assertThat(item.notes).containsExactly(Long.MAX_VALUE);
    assertThat(item.codes).containsExactly(1, 2);
    assertThat(item.rank).isEqualTo((short) -1);
    assertThat(arguments[2]).isEqualTo(List.of(Color.GREEN));
  }

  @Test
  void wrongValueInReplyIsRefused() {
    String reply = "<s:countResponse xmlns:s='urn:shop'><return>1e3</return></s:countResponse>";

    assertThatThrownBy(() -> formatter.readReply(new Object[4], message("", reply)))
        .isInstanceOf(ProtocolException.class)
        .hasMessage(
            "reply to operation count cannot be read: element countResponse/return: '1e3' (expected: "
                + WHOLE
                + ")");
  }

  @Test
  void wrongValueInFaultIsRefused() throws Exception {
    String fault =
        "<e:Fault><faultcode>e:Client</faultcode><faultstring>no</faultstring><detail>"
            + "<s:refused xmlns:s='urn:shop' exact='no'>1</s:refused></detail></e:Fault>";

    Throwable read = formatter.readFault(message("", fault).readFault(), MessageVersion.SOAP11);

    assertThat(read)
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("attribute refused/@exact: 'no' (expected: true or false)");
  }

  /** Has its parameters as bodies. */
  @WebService(name = "Bare", targetNamespace = "urn:shop")
  @SOAPBinding(parameterStyle = SOAPBinding.ParameterStyle.BARE)
  interface Bare {

    @WebResult(name = "counted", targetNamespace = "urn:shop")
    int count(@WebParam(name = "count", targetNamespace = "urn:shop") Item item);
  }

  @Test
  void bodiesThatAreParametersAreChecked() {
    ContractDescription bare = ContractDescription.of(Bare.class);
    OperationDescription count = bare.operations().get(0);
    MessageFormatter bodies =
        new JaxbFormatterProvider().formatters(bare, MessageVersion.SOAP11).get(count);

    assertThatThrownBy(
            () -> bodies.readRequest(message("", request("<quantity>9999999999</quantity>"))))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining("element count/quantity: '9999999999' (expected: " + WHOLE + ")");
    assertThatThrownBy(
            () ->
                bodies.readReply(
                    new Object[1], message("", "<s:counted xmlns:s='urn:shop'>1e3</s:counted>")))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("element counted: '1e3' (expected: " + WHOLE + ")");
  }

  private FaultException refused(String parameters) {
    FaultException fault =
        catchThrowableOfType(
            FaultException.class, () -> formatter.readRequest(message("", request(parameters))));
    assertThat(fault).isNotNull();
    return fault;
  }

  private static String item(String attributes, String content) {
    return "<item " + attributes + ">" + content + "</item>";
  }

  private static String request(String parameters) {
    return "<s:count xmlns:s='urn:shop' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>"
        + parameters
        + "</s:count>";
  }

  private static Message message(String header, String body) {
    String text =
        "<e:Envelope xmlns:e='"
            + ENVELOPE
            + "'><e:Header>"
            + header
            + "</e:Header><e:Body>"
            + body
            + "</e:Body></e:Envelope>";
    try {
      return TextMessageEncodingBindingElement.of(MessageVersion.SOAP11)
          .createEncoder()
          .read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "text/xml");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
