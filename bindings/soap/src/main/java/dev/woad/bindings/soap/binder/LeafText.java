package dev.woad.bindings.soap.binder;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import java.util.UUID;
import javax.xml.datatype.Duration;
import javax.xml.datatype.XMLGregorianCalendar;
import javax.xml.namespace.QName;
import org.glassfish.jaxb.runtime.api.AccessorException;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeEnumLeafInfo;
import org.glassfish.jaxb.runtime.v2.model.runtime.RuntimeLeafInfo;
import org.glassfish.jaxb.runtime.v2.runtime.Transducer;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** Makes values of texts and texts of values. Safe for use by many threads. */
interface LeafText {

  /** Returns the value; null if the text stands for none. */
  @Nullable Object parse(String text) throws AccessorException, SAXException;

  String print(Object value) throws AccessorException;

  /**
   * Returns that of a type.
   *
   * @param schemaType what the schema calls it; null if that is not said
   * @return null if JAXB needs more than the text for it
   */
  static @Nullable LeafText of(RuntimeLeafInfo type, @Nullable QName schemaType) {
    if (type.getClazz() == XMLGregorianCalendar.class) {
      return new CalendarText(schemaType);
    }
    if (type.getClazz() == UUID.class) {
      return new OfUuid();
    }
    boolean known =
        type instanceof RuntimeEnumLeafInfo constants
            ? OfJaxb.TYPES.contains(constants.getBaseType().getType())
            : OfJaxb.TYPES.contains(type.getClazz());
    return known ? new OfJaxb(type.getTransducer()) : null;
  }

  /** What JAXB does by itself, without a look at what is around it. */
  record OfJaxb(Transducer<Object> transducer) implements LeafText {

    private static final Set<Object> TYPES =
        Set.of(
            String.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigDecimal.class,
            BigInteger.class,
            Duration.class);

    @Override
    public @Nullable Object parse(String text) throws AccessorException, SAXException {
      return transducer.parse(text);
    }

    @Override
    public String print(Object value) throws AccessorException {
      return transducer.print(value).toString();
    }
  }

  /** UUIDs. */
  record OfUuid() implements LeafText {

    @Override
    public Object parse(String text) {
      return UUID.fromString(text.strip());
    }

    @Override
    public String print(Object value) {
      return value.toString();
    }
  }
}
