package dev.woad.bindings.soap.binder;

import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementDecl;
import jakarta.xml.bind.annotation.XmlElementRef;
import jakarta.xml.bind.annotation.XmlElements;
import jakarta.xml.bind.annotation.XmlEnumValue;
import jakarta.xml.bind.annotation.XmlRegistry;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlSchemaType;
import jakarta.xml.bind.annotation.XmlSeeAlso;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.XmlValue;
import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.xml.datatype.Duration;
import javax.xml.datatype.XMLGregorianCalendar;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** A bean with one of everything that a binder does itself. */
@XmlRootElement(name = "thing", namespace = Thing.NS)
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(name = "Thing", namespace = Thing.NS)
final class Thing {

  static final String NS = "urn:things";
  static final String OTHER = "urn:others";

  @XmlAttribute int version;

  @XmlAttribute(namespace = OTHER)
  @Nullable Shade shade;

  @XmlElement(namespace = NS)
  @Nullable String name;

  @XmlElement(namespace = NS, nillable = true)
  @Nullable String nickname;

  @XmlElement(namespace = NS, defaultValue = "7")
  int count;

  @XmlElement(namespace = NS)
  @Nullable Long big;

  @XmlElement(namespace = NS)
  boolean on;

  @XmlElement(namespace = NS)
  @Nullable BigDecimal price;

  @XmlElement(namespace = NS)
  @Nullable BigInteger huge;

  @XmlElement(namespace = NS)
  double real;

  @XmlElement(namespace = NS)
  @Nullable UUID id;

  @XmlElement(namespace = NS)
  @Nullable Duration span;

  @XmlElement(namespace = NS)
  @XmlSchemaType(name = "dateTime")
  @Nullable XMLGregorianCalendar at;

  @XmlElement(namespace = NS)
  @XmlSchemaType(name = "date")
  @Nullable XMLGregorianCalendar day;

  @XmlElement(namespace = NS)
  byte @Nullable [] bytes;

  @XmlElement(namespace = NS, type = String.class)
  @XmlJavaTypeAdapter(DateAdapter.class)
  @Nullable LocalDate adapted;

  @XmlElement(namespace = NS)
  List<String> words = new ArrayList<>();

  @XmlElement(namespace = NS, nillable = true)
  @Nullable List<@Nullable Integer> numbers;

  @XmlElement(namespace = NS)
  List<Shade> shades = new ArrayList<>();

  @XmlElement(namespace = OTHER)
  @Nullable Shape shape;

  @XmlElement(namespace = NS)
  List<Shape> shapes = new ArrayList<>();

  @XmlElements({
    @XmlElement(name = "circle", namespace = NS, type = Circle.class),
    @XmlElement(name = "text", namespace = NS, type = String.class)
  })
  @Nullable Object choice;

  @XmlElementRef(name = "label", namespace = OTHER, type = JAXBElement.class, required = false)
  @Nullable JAXBElement<String> label;

  @XmlElementRef(name = "inner", namespace = OTHER, type = JAXBElement.class, required = false)
  @Nullable JAXBElement<Measure> inner;

  @XmlElement(namespace = NS)
  @Nullable Measure measure;

  @XmlElement(namespace = NS)
  @Nullable Thing child;

  /** An enumeration. */
  @XmlType(name = "Shade", namespace = NS)
  enum Shade {
    @XmlEnumValue("light-grey")
    LIGHT,
    DARK
  }

  /** A type that others are derived from. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(name = "Shape", namespace = NS)
  @XmlSeeAlso({Circle.class, Square.class})
  abstract static class Shape {
    @XmlElement(namespace = NS)
    @Nullable String color;
  }

  /** A derived type. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(name = "Circle", namespace = OTHER)
  static final class Circle extends Shape {
    @XmlElement(namespace = OTHER)
    double radius;
  }

  /** A derived type. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(name = "Square", namespace = NS)
  static final class Square extends Shape {
    @XmlAttribute int side;
  }

  /** A text with an attribute. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(name = "Measure", namespace = NS)
  static final class Measure {
    @XmlValue @Nullable BigDecimal value;
    @XmlAttribute @Nullable String unit;
  }

  /** Makes a text of a date. */
  static final class DateAdapter extends XmlAdapter<String, LocalDate> {

    @Override
    public @Nullable LocalDate unmarshal(@Nullable String text) {
      return text == null ? null : LocalDate.parse(text);
    }

    @Override
    public @Nullable String marshal(@Nullable LocalDate date) {
      return date == null ? null : date.toString();
    }
  }

  /** The elements that have types of others. */
  @XmlRegistry
  static final class ObjectFactory {

    public Thing createThing() {
      return new Thing();
    }

    @XmlElementDecl(namespace = OTHER, name = "label", scope = Thing.class)
    public JAXBElement<String> createThingLabel(@Nullable String value) {
      return new JAXBElement<>(new QName(OTHER, "label"), String.class, Thing.class, value);
    }

    @XmlElementDecl(namespace = OTHER, name = "inner", scope = Thing.class)
    public JAXBElement<Measure> createThingInner(@Nullable Measure value) {
      return new JAXBElement<>(new QName(OTHER, "inner"), Measure.class, Thing.class, value);
    }
  }
}
