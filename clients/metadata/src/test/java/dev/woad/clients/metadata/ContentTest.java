package dev.woad.clients.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.woad.bindings.message.ReaderQuotas;
import dev.woad.bindings.message.XmlFactories;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.junit.jupiter.api.Test;

final class ContentTest {

  private final SchemaElement buy = Shop.buy().input();

  @Test
  void elementsAreWrittenInTheOrderOfTheSchema() throws XMLStreamException {
    Map<String, Object> basket =
        Map.of(
            "@id",
            "b1",
            "pickUp",
            "P1",
            "item",
            List.of(Map.of("count", 2, "colour", "RED"), item("BLUE")),
            "payment",
            Map.of("@type", "CardPayment", "card", "4711"));

    assertThat(write(Map.of("basket", basket, "deliverBy", "2027-01-01T00:00:00Z")))
        .isEqualTo(
            "<n0:Buy xmlns:n0=\"urn:shop\"><n0:basket id=\"b1\">"
                + "<n1:item xmlns:n1=\"urn:goods\"><n1:colour>RED</n1:colour>"
                + "<n1:count>2</n1:count></n1:item>"
                + "<n1:item xmlns:n1=\"urn:goods\"><n1:colour>BLUE</n1:colour>"
                + "<n1:count>1</n1:count></n1:item>"
                + "<n1:pickUp xmlns:n1=\"urn:goods\">P1</n1:pickUp>"
                + "<n1:payment xmlns:n1=\"urn:goods\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xsi:type=\"n1:CardPayment\"><n1:card>4711</n1:card></n1:payment>"
                + "</n0:basket><n0:deliverBy>2027-01-01T00:00:00Z</n0:deliverBy></n0:Buy>");
  }

  @Test
  void whatMustBeThereButMayHaveNoValueHasNone() throws XMLStreamException {
    assertThat(write(Map.of("basket", Map.of("@id", "b1", "item", item("RED")))))
        .endsWith(
            "<n0:deliverBy xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xsi:nil=\"true\"/></n0:Buy>");
  }

  @Test
  void allThatDoesNotFitIsToldAtOnce() {
    Map<String, Object> payment = Map.of("card", "4711");
    Map<String, Object> basket = new HashMap<>();
    basket.put("item", Arrays.asList(item("GREEN"), null));
    basket.put("payment", payment);
    basket.put("itm", "?");

    assertThatThrownBy(() -> ContentWriter.of(buy, Map.of("basket", basket)))
        .isInstanceOf(MetadataException.class)
        .hasMessage(
            """
            basket.item[0].colour: GREEN (expected: one of RED, BLUE)
            basket.item[1]: null (expected: Item)
            basket.payment.@type: missing (expected: one of CardPayment)
            basket.payment.card: unknown (expected: nothing)
            basket.itm: unknown (expected: one of @id, item, pickUp, ship, payment, within)
            basket.@id: missing (expected: a text)""");
  }

  @Test
  void textWhereElementsBelongIsTold() {
    assertThatThrownBy(() -> ContentWriter.of(buy, Map.of("basket", "b1")))
        .hasMessageStartingWith("basket: b1 (expected: @id, item, pickUp, ship, payment, within)");
  }

  @Test
  void whatIsReadIsWhatWasWritten() throws XMLStreamException {
    Map<String, Object> item = Map.of("colour", "RED", "count", new BigDecimal("2"));
    Map<String, Object> values =
        Map.of(
            "basket",
            Map.of(
                "@id",
                "b1",
                "item",
                List.of(item),
                "ship",
                List.of("here"),
                "payment",
                Map.of("@type", "CardPayment", "card", "4711")),
            "deliverBy",
            "2027-01-01T00:00:00Z");

    assertThat(read(write(values), buy)).isEqualTo(values);
  }

  @Test
  void numbersTruthValuesAndAttributesAreReadAsWhatTheyAre() throws XMLStreamException {
    SchemaElement output = Shop.buy().output();

    assertThat(
            read(
                "<BuyResponse xmlns='urn:shop'><total currency='EUR'>1.50</total>"
                    + "<paid>1</paid></BuyResponse>",
                output))
        .isEqualTo(
            Map.of(
                "total",
                Map.of("@currency", "EUR", "#text", new BigDecimal("1.50")),
                "paid",
                true));
  }

  @Test
  void unknownElementsAreReadAsTextsAndMappings() throws XMLStreamException {
    assertThat(read("<a><b>1</b><b>2</b><c d='e'/></a>", null))
        .isEqualTo(Map.of("b", List.of("1", "2"), "c", Map.of("@d", "e", "#text", "")));
  }

  @Test
  void sampleFitsItsSchemaAndEndsWhereATypeIsWithinItself() {
    Map<String, Object> sample = SampleContent.of(buy);

    assertThat(sample.toString())
        .isEqualTo(
            "{basket={@id=, item=[{colour=RED, count=0}], pickUp=, ship=[],"
                + " payment={@type=CardPayment, card=}}, deliverBy=2000-01-01T00:00:00Z}");
    assertThat(ContentWriter.of(buy, sample)).isNotNull();
  }

  private static Map<String, Object> item(String colour) {
    return Map.of("colour", colour, "count", 1);
  }

  private String write(Map<String, Object> values) throws XMLStreamException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    XMLStreamWriter writer = XmlFactories.writer(bytes, StandardCharsets.UTF_8);
    ContentWriter.of(buy, values).writeTo(writer);
    writer.close();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Object read(String xml, SchemaElement element) throws XMLStreamException {
    XMLStreamReader reader =
        XmlFactories.reader(
            new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), ReaderQuotas.DEFAULT);
    reader.nextTag();
    return ContentReader.read(reader, element);
  }
}
