package dev.woad.bindings.soap.binder;

import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.UnmarshalException;
import java.util.Arrays;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.jvnet.staxex.Base64Data;
import org.jvnet.staxex.XMLStreamReaderEx;

/** What is read, and where in it the reading is. For one message. */
final class BinderInput {

  private static final int MAX_ECHO = 64;

  private final XMLStreamReader reader;
  private final @Nullable XMLStreamReaderEx extended;
  private String[] path = new String[12];
  private int depth;

  BinderInput(XMLStreamReader reader) {
    this.reader = reader;
    this.extended = reader instanceof XMLStreamReaderEx known ? known : null;
  }

  XMLStreamReader reader() {
    return reader;
  }

  /** Takes notice that the element is being read at whose start tag the input stands. */
  void enter() {
    if (depth == path.length) {
      path = Arrays.copyOf(path, 2 * depth);
    }
    path[depth++] = reader.getLocalName();
  }

  void leave() {
    depth--;
  }

  /** Returns whether the element has attributes, be they of its type or of XML Schema. */
  boolean hasAttributes() {
    return reader.getAttributeCount() > 0;
  }

  /** Returns whether the element says that it stands for no value. */
  boolean isNil() {
    if (!hasAttributes()) {
      return false;
    }
    String nil = reader.getAttributeValue(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "nil");
    return nil != null && (nil.strip().equals("true") || nil.strip().equals("1"));
  }

  /** Returns the type that the element says it is of; null if it says nothing. */
  @Nullable QName type() {
    String named = reader.getAttributeValue(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "type");
    if (named == null) {
      return null;
    }
    String name = named.strip();
    int colon = name.indexOf(':');
    String namespace = reader.getNamespaceURI(colon < 0 ? "" : name.substring(0, colon));
    return new QName(namespace == null ? "" : namespace, name.substring(colon + 1));
  }

  /** Goes to the next tag inside the element; texts between are skipped. */
  int nextTag() throws XMLStreamException {
    int event = reader.next();
    while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
      event = reader.next();
    }
    return event;
  }

  /** Reads the element as text, and goes to its end tag. Elements in it are skipped. */
  String text() throws XMLStreamException {
    String first = "";
    StringBuilder more = null;
    for (int event = reader.next();
        event != XMLStreamConstants.END_ELEMENT;
        event = reader.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        skip();
      } else if (isText(event)) {
        if (more != null) {
          more.append(reader.getText());
        } else if (first.isEmpty()) {
          first = reader.getText();
        } else {
          more = new StringBuilder(first).append(reader.getText());
        }
      }
    }
    return more == null ? first : more.toString();
  }

  /**
   * Reads the element as bytes if the reader has them as such, and goes to its end tag.
   *
   * @return the bytes, or the text that stands for them
   */
  Object bytesOrText() throws JAXBException, XMLStreamException {
    Object bytes = null;
    StringBuilder text = new StringBuilder();
    for (int event = reader.next();
        event != XMLStreamConstants.END_ELEMENT;
        event = reader.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        skip();
      } else if (isText(event)) {
        if (extended != null && extended.getPCDATA() instanceof Base64Data data) {
          bytes = data.getExact();
        } else {
          text.append(reader.getText());
        }
      }
    }
    return bytes == null ? text.toString() : bytes;
  }

  private static boolean isText(int event) {
    return event == XMLStreamConstants.CHARACTERS
        || event == XMLStreamConstants.CDATA
        || event == XMLStreamConstants.SPACE;
  }

  /** Skips the element at whose start tag the input stands, and goes to its end tag. */
  void skip() throws XMLStreamException {
    for (int open = 1; open > 0; ) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        open++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        open--;
      }
    }
  }

  /** Returns the failure that the element has a text that is none of its type. */
  JAXBException refused(String value, String expected) {
    return refusedAt("element " + where(), value, expected);
  }

  /** Returns the failure that an attribute of the element has a text that is none of its type. */
  JAXBException refusedAttribute(String name, String value, String expected) {
    return refusedAt("attribute " + where() + "/@" + name, value, expected);
  }

  private static JAXBException refusedAt(String where, String value, String expected) {
    String echo = value.length() <= MAX_ECHO ? value : value.substring(0, MAX_ECHO) + "...";
    return new UnmarshalException(where + ": '" + echo + "' (expected: " + expected + ")");
  }

  /** Returns the failure with the place where it was met. */
  JAXBException failed(Throwable cause) {
    Throwable deepest = cause;
    for (Throwable next = cause; next != null; next = next.getCause()) {
      deepest = next.getMessage() == null ? deepest : next;
    }
    return failed(String.valueOf(deepest.getMessage()), cause);
  }

  JAXBException failed(String message, @Nullable Throwable cause) {
    JAXBException failure = new UnmarshalException("element " + where() + ": " + message);
    if (cause != null) {
      failure.addSuppressed(cause);
    }
    return failure;
  }

  private String where() {
    return String.join("/", Arrays.asList(path).subList(0, depth));
  }
}
