package dev.woad.bindings.soap.binder;

import static javax.xml.datatype.DatatypeConstants.FIELD_UNDEFINED;

import javax.xml.XMLConstants;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times, of which what the type in the schema has is written, whatever else is in a
 * value.
 *
 * @param schemaType null if values are written as they are
 */
record CalendarText(@Nullable QName schemaType) implements LeafText {

  private static final DatatypeFactory FACTORY = factory();

  @Override
  public Object parse(String text) {
    return FACTORY.newXMLGregorianCalendar(text.strip());
  }

  @Override
  public String print(Object value) {
    XMLGregorianCalendar calendar = (XMLGregorianCalendar) value;
    if (schemaType == null
        || !schemaType.getNamespaceURI().equals(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        || schemaType.equals(calendar.getXMLSchemaType())) {
      return calendar.toXMLFormat();
    }
    XMLGregorianCalendar part = (XMLGregorianCalendar) calendar.clone();
    if (schemaType.equals(DatatypeConstants.DATE)) {
      part.setTime(FIELD_UNDEFINED, FIELD_UNDEFINED, FIELD_UNDEFINED);
      part.setFractionalSecond(null);
    } else if (schemaType.equals(DatatypeConstants.TIME)) {
      part.setYear(FIELD_UNDEFINED);
      part.setMonth(FIELD_UNDEFINED);
      part.setDay(FIELD_UNDEFINED);
    }
    return part.toXMLFormat();
  }

  private static DatatypeFactory factory() {
    try {
      return DatatypeFactory.newInstance();
    } catch (DatatypeConfigurationException e) {
      throw new IllegalStateException("the JVM has no dates of XML", e);
    }
  }
}
