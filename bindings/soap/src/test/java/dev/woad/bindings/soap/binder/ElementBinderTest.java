package dev.woad.bindings.soap.binder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAnyElement;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.transform.stream.StreamSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What JAXB writes is read as JAXB reads it, and what is written is read by JAXB. */
final class ElementBinderTest {

  private static final QName NAME = new QName(Thing.NS, "thing");

  private final JAXBContext jaxb;
  private final ElementBinder binder;

  ElementBinderTest() throws Exception {
    jaxb = JAXBContext.newInstance(Thing.class, Thing.ObjectFactory.class);
    binder = Binders.of(jaxb).find(NAME, Thing.class).orElseThrow();
  }

  static Stream<Thing> things() throws Exception {
    DatatypeFactory types = DatatypeFactory.newInstance();
    return Stream.<Consumer<Thing>>of(
            thing -> {},
            thing -> {
              thing.version = -3;
              thing.shade = Thing.Shade.LIGHT;
              thing.name = "a <b> & \"c\" ]]> \u00e9 \ud83d\ude00";
              thing.nickname = "";
            },
            thing -> {
              thing.count = 12;
              thing.big = Long.MIN_VALUE;
              thing.on = true;
              thing.price = new BigDecimal("12.50");
              thing.huge = new BigInteger("123456789012345678901234567890");
              thing.real = Double.NEGATIVE_INFINITY;
              thing.id = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
            },
            thing -> {
              thing.span = types.newDuration("P1DT2H3M4.5S");
              thing.at = types.newXMLGregorianCalendar("2026-02-28T23:59:59.1234567+02:00");
              thing.day = types.newXMLGregorianCalendar("2026-02-28T23:59:59Z");
              thing.bytes = "some bytes, and more of them".getBytes(StandardCharsets.UTF_8);
              thing.adapted = LocalDate.of(2026, 11, 21);
            },
            thing -> {
              thing.words.addAll(List.of("one", "", "three"));
              thing.numbers = Arrays.asList(1, null, 3);
              thing.shades.addAll(List.of(Thing.Shade.DARK, Thing.Shade.LIGHT));
            },
            thing -> {
              thing.shape = circle();
              Thing.Square square = new Thing.Square();
              square.side = 4;
              thing.shapes.addAll(List.of(square, circle()));
              thing.choice = circle();
            },
            thing -> {
              thing.choice = "text";
              thing.label = new Thing.ObjectFactory().createThingLabel("label");
              thing.inner = new Thing.ObjectFactory().createThingInner(null);
              thing.measure = new Thing.Measure();
              thing.measure.value = new BigDecimal("3.5");
              thing.measure.unit = "m";
            },
            thing -> {
              thing.inner = new Thing.ObjectFactory().createThingInner(new Thing.Measure());
              thing.inner.getValue().unit = "s";
              thing.inner.getValue().value = BigDecimal.TEN;
              thing.label = new Thing.ObjectFactory().createThingLabel(null);
              thing.label.setNil(true);
              thing.child = new Thing();
              thing.child.child = new Thing();
              thing.child.child.name = "the innermost";
            })
        .map(
            filling -> {
              Thing thing = new Thing();
              filling.accept(thing);
              return thing;
            });
  }

  private static Thing.Circle circle() {
    Thing.Circle circle = new Thing.Circle();
    circle.color = "red";
    circle.radius = 1.5;
    return circle;
  }

  @ParameterizedTest
  @MethodSource("things")
  void jaxbReadsWhatIsWritten(Thing thing) throws Exception {
    String written = write(thing);

    Thing read = (Thing) jaxb.createUnmarshaller().unmarshal(new StringReader(written));

    assertThat(jaxbText(read)).isEqualTo(jaxbText(thing));
  }

  @ParameterizedTest
  @MethodSource("things")
  void whatJaxbWritesIsReadAsJaxbReadsIt(Thing thing) throws Exception {
    String text = jaxbText(thing);

    Thing read = (Thing) Objects.requireNonNull(read(text));

    Thing expected = (Thing) jaxb.createUnmarshaller().unmarshal(new StringReader(text));
    assertThat(read)
        .usingRecursiveComparison()
        .withEqualsForType(ElementBinderTest::isEqual, JAXBElement.class)
        .isEqualTo(expected);
    assertThat(jaxbText(read)).isEqualTo(text);
  }

  private static boolean isEqual(JAXBElement<?> one, JAXBElement<?> other) {
    return one.getName().equals(other.getName())
        && one.getScope() == other.getScope()
        && one.getDeclaredType() == other.getDeclaredType()
        && one.isNil() == other.isNil();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<name/><unknown><name>no</name></unknown><name>yes</name>",
        "<count/><count>3</count><name>out of order</name><count/>",
        "<name>text and more<!-- not --><![CDATA[ <this> ]]></name>",
        "<nickname xsi:nil='1'>ignored</nickname><numbers xsi:nil='true'/><numbers>2</numbers>",
        "<name xmlns='urn:elsewhere'>another's</name>",
        "<choice/><text/><circle><color xmlns='urn:things'/></circle>",
        "<shapes xsi:type='Square' side=' 5 '/><shapes xsi:type='o:Circle'/>",
        "<measure unit='m' other='x'> 1.0 </measure><measure>2</measure>",
        "<on> 1 </on><big> 5 </big><price> +1.50 </price><real>INF</real>",
        "text between <name>elements</name> is <?pi?> nothing",
        "<o:label/><o:inner unit='m'>1</o:inner>",
        "<bytes> AA EC\nAw== </bytes><bytes/>",
        "<day>2026-01-02</day><at>2026-01-02T03:04:05Z</at>",
      })
  void readsAsJaxbReads(String content) throws Exception {
    String text = "<thing xmlns='urn:things' xmlns:o='urn:others' version='2'" + SCHEMA + content;

    Thing read = (Thing) Objects.requireNonNull(read(text + "</thing>"));

    Thing expected =
        (Thing) jaxb.createUnmarshaller().unmarshal(new StringReader(text + "</thing>"));
    assertThat(jaxbText(read)).isEqualTo(jaxbText(expected));
  }

  private static final String SCHEMA = " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>";

  @Test
  void derivedTypeOfAnotherNamespaceIsNamedByItsPrefix() throws Exception {
    Thing thing = new Thing();
    thing.shapes.add(circle());

    assertThat(write(thing)).contains("<shapes xmlns:xsi=").contains("xsi:type=\"b:Circle\"");
  }

  @Test
  void readerIsLeftBehindTheElement() throws Exception {
    XMLStreamReader reader = reader("<a><thing xmlns='urn:things'><name>x</name></thing><b/></a>");
    reader.next();
    reader.next();

    Thing read = (Thing) Objects.requireNonNull(binder.read(reader));

    assertThat(read.name).isEqualTo("x");
    assertThat(reader.getLocalName()).isEqualTo("b");
  }

  @Test
  void nothingIsNil() throws Exception {
    String written = write(null);

    assertThat(written).contains("xsi:nil=\"true\"");
    assertThat(read(written)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<count>x</count>|element thing/count: 'x' (expected: an integer",
        "<child><measure>y</measure></child>|element thing/child/measure: 'y' (expected: a number",
        "<shapes xsi:type='Square' side='z'/>|attribute thing/shapes/@side: 'z' (expected: an int",
        "<shapes/>|element thing/shapes: type: Shape (expected: one derived from it",
        "<shapes xsi:type='Thing'/>|element thing/shapes: type: Shape (expected: one derived",
        "<adapted>yesterday</adapted>|element thing/adapted: Text 'yesterday' could not be parsed",
        "<id>no</id>|element thing/id: Invalid UUID string: no",
        "<bytes>*</bytes>|element thing/bytes: '*' (expected: base64",
      })
  void whatIsNoValueIsRefusedWithItsPlace(String textAndError) {
    int bar = textAndError.indexOf('|');
    String text =
        "<thing xmlns='urn:things'" + SCHEMA + textAndError.substring(0, bar) + "</thing>";

    assertThatThrownBy(() -> read(text))
        .isInstanceOf(JAXBException.class)
        .hasMessageStartingWith(textAndError.substring(bar + 1));
  }

  @Test
  void leavesToJaxbWhatOnlyJaxbCanDo() throws Exception {
    for (Class<?> type :
        List.of(
            WithAny.class, WithWrapper.class, WithMap.class, WithCallback.class, Holder.class)) {
      JAXBContext context = JAXBContext.newInstance(type);

      assertThat(Binders.of(context).find(NAME, type)).as(type.getSimpleName()).isEmpty();
    }
  }

  /** Has elements of any name. */
  @XmlAccessorType(XmlAccessType.FIELD)
  static final class WithAny {
    @XmlAnyElement @Nullable Object any;
  }

  /** Has an element around a list. */
  @XmlAccessorType(XmlAccessType.FIELD)
  static final class WithWrapper {
    @XmlElementWrapper(name = "all")
    @XmlElement(name = "one")
    @Nullable List<String> words;
  }

  /** Has a map. */
  @XmlAccessorType(XmlAccessType.FIELD)
  static final class WithMap {
    @Nullable Map<String, String> map;
  }

  /** Wants to be told. */
  @XmlAccessorType(XmlAccessType.FIELD)
  static final class WithCallback {
    @Nullable String name;

    void afterUnmarshal(Object unmarshaller, Object parent) {
      name = parent + " of " + unmarshaller;
    }
  }

  /** Has something in it that has a map. */
  @XmlAccessorType(XmlAccessType.FIELD)
  static final class Holder {
    @Nullable WithMap map;
  }

  private String jaxbText(Thing thing) throws JAXBException {
    StringWriter text = new StringWriter();
    jaxb.createMarshaller().marshal(thing, text);
    return text.toString();
  }

  private String write(@Nullable Thing thing) throws Exception {
    StringWriter text = new StringWriter();
    XMLStreamWriter writer = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
    binder.write(thing, writer);
    writer.close();
    return text.toString();
  }

  private @Nullable Object read(String text) throws Exception {
    return binder.read(reader(text));
  }

  private static XMLStreamReader reader(String text) throws Exception {
    return XMLInputFactory.newFactory()
        .createXMLStreamReader(new StreamSource(new StringReader(text)));
  }
}
