package dev.woad.bindings.soap.values;

import jakarta.xml.bind.JAXBException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.jspecify.annotations.Nullable;
import org.jvnet.staxex.XMLStreamReaderEx;

/**
 * Reads one element for JAXB and refuses texts that JAXB would misread. What comes after the
 * element passes as it is.
 */
public sealed class CheckedXmlReader extends StreamReaderDelegate permits CheckedXmlReaderEx {

  private static final int MAX_ECHO = 64;

  private final ValueShapes shapes;
  private final Type type;
  private final List<Level> levels = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final Base64Check base64 = new Base64Check();
  private boolean started;

  CheckedXmlReader(XMLStreamReader reader, ValueShapes shapes, Type type)
      throws XMLStreamException {
    super(reader);
    this.shapes = shapes;
    this.type = type;
    if (reader.getEventType() == XMLStreamConstants.START_ELEMENT) {
      enter();
    }
  }

  /**
   * Returns a reader of an element of the given type, at which or before which the given reader
   * stands.
   *
   * @throws JAXBException if an attribute of that element is none of its type
   */
  public static CheckedXmlReader of(XMLStreamReader reader, ValueShapes shapes, Type type)
      throws JAXBException {
    try {
      return reader instanceof XMLStreamReaderEx extended
          ? new CheckedXmlReaderEx(extended, shapes, type)
          : new CheckedXmlReader(reader, shapes, type);
    } catch (XMLStreamException e) {
      throw new JAXBException(e);
    }
  }

  @Override
  public int next() throws XMLStreamException {
    if (!levels.isEmpty() && getEventType() == XMLStreamConstants.END_ELEMENT) {
      levels.remove(levels.size() - 1);
    }
    int event = super.next();
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> enter();
      case XMLStreamConstants.END_ELEMENT -> checkText();
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
          addText();
      default -> {
        // Comments are no part of the text.
      }
    }
    return event;
  }

  /** Returns whether the text is there as bytes, so that there is nothing to check. */
  boolean isBytes() throws XMLStreamException {
    return false;
  }

  /** Returns whether the reader is at the start of what is read as a stream. */
  boolean isAtStream() {
    return getEventType() == XMLStreamConstants.START_ELEMENT
        && !levels.isEmpty()
        && top().shape.isStream();
  }

  /** Returns the failure with the place where it was met, if that is known. */
  public JAXBException explained(JAXBException failure) {
    for (Throwable cause = failure; cause != null; cause = causeOf(cause)) {
      if (cause instanceof XMLStreamException) {
        return failure;
      }
    }
    if (levels.isEmpty()) {
      return failure;
    }
    Throwable deepest = failure;
    for (Throwable cause = failure; cause != null; cause = causeOf(cause)) {
      deepest = cause.getMessage() == null ? deepest : cause;
    }
    JAXBException explained = new JAXBException("element " + path() + ": " + deepest.getMessage());
    explained.addSuppressed(failure);
    return explained;
  }

  private static @Nullable Throwable causeOf(Throwable error) {
    return error instanceof JAXBException jaxb && jaxb.getLinkedException() != null
        ? jaxb.getLinkedException()
        : error.getCause();
  }

  private void enter() throws XMLStreamException {
    if (started && levels.isEmpty()) {
      return;
    }
    ElementShape declared = levels.isEmpty() ? shapes.ofType(type) : child(top().shape);
    started = true;
    ElementShape shape = declared;
    boolean isNil = false;
    if (getAttributeCount() > 0) {
      shape = actual(declared);
      isNil = isNil();
    }
    levels.add(new Level(getLocalName(), shape, isNil ? null : shape.text()));
    if (shape.hasAttributes()) {
      checkAttributes(shape);
    }
    text.setLength(0);
    base64.reset();
  }

  private Level top() {
    return levels.get(levels.size() - 1);
  }

  private ElementShape child(ElementShape parent) {
    String namespace = getNamespaceURI() == null ? "" : getNamespaceURI();
    ElementShape known = parent.element(namespace, getLocalName());
    if (known == null && parent.takesAny()) {
      known = shapes.global(getName());
    }
    return known == null ? ElementShape.UNKNOWN : known;
  }

  // A text is to be of the declared type, whatever it says of itself.
  private ElementShape actual(ElementShape declared) {
    String named = getAttributeValue(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "type");
    if (named == null || declared.text() != null) {
      return declared;
    }
    String name = named.strip();
    int colon = name.indexOf(':');
    String namespace = getNamespaceURI(colon < 0 ? "" : name.substring(0, colon));
    ElementShape actual =
        shapes.ofNamed(new QName(namespace == null ? "" : namespace, name.substring(colon + 1)));
    return actual == null ? declared : actual;
  }

  private boolean isNil() {
    String nil = getAttributeValue(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "nil");
    return nil != null && (nil.strip().equals("true") || nil.strip().equals("1"));
  }

  private void checkAttributes(ElementShape shape) throws XMLStreamException {
    for (int i = 0; i < getAttributeCount(); i++) {
      TextCheck check = shape.attribute(getAttributeName(i));
      if (check != null && !check.accepts(getAttributeValue(i))) {
        throw refused(
            "attribute " + path() + "/@" + getAttributeLocalName(i), getAttributeValue(i), check);
      }
    }
  }

  private void addText() throws XMLStreamException {
    TextCheck check = levels.isEmpty() ? null : top().check;
    if (check == null) {
      return;
    }
    if (check.isBinary()) {
      if (isBytes()) {
        return;
      }
      base64.add(getTextCharacters(), getTextStart(), getTextLength());
    } else {
      text.append(getTextCharacters(), getTextStart(), getTextLength());
    }
  }

  private void checkText() throws XMLStreamException {
    TextCheck check = levels.isEmpty() ? null : top().check;
    if (check == null) {
      return;
    }
    if (check.isBinary()) {
      if (!base64.isComplete()) {
        throw refused("element " + path(), base64.start(), check);
      }
    } else if (!check.accepts(text.toString())) {
      throw refused("element " + path(), text.toString(), check);
    }
  }

  private String path() {
    return String.join("/", levels.stream().map(Level::name).toList());
  }

  private static XMLStreamException refused(String where, String value, TextCheck check) {
    String echo = value.length() <= MAX_ECHO ? value : value.substring(0, MAX_ECHO) + "...";
    return new XMLStreamException(where + ": '" + echo + "' (expected: " + check.expected() + ")");
  }

  /** An element that the reader is in. */
  private record Level(String name, ElementShape shape, @Nullable TextCheck check) {}
}
