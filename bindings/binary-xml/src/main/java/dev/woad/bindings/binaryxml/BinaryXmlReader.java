package dev.woad.bindings.binaryxml;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javax.xml.namespace.QName;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.jvnet.staxex.Base64Data;
import org.jvnet.staxex.NamespaceContextEx;
import org.jvnet.staxex.XMLStreamReaderEx;

/**
 * Reads a document of .NET binary XML as StAX.
 *
 * <p>A reader serves one document after another: {@link #reset(byte[], int, int)} and its kin start
 * one, {@link #close} lets go of it, and what it learned of names it keeps. All names and
 * namespaces are interned. Text records that follow one another are one event; {@link #getPCDATA}
 * gives binary content as {@link Base64Data}, so that JAXB takes bytes without Base64 between.
 *
 * <p>Whatever the bytes are, {@link #next} throws nothing but {@link BinaryXmlException}, and takes
 * no more memory than the quotas allow. Not safe for use by many threads.
 */
public final class BinaryXmlReader implements XMLStreamReaderEx {

  private final DocumentReader document;
  private final BinaryXmlQuotas quotas;
  private @Nullable Consumer<BinaryXmlReader> onClose;
  private boolean readsToEnd;
  private boolean open;

  private BinaryXmlReader(StaticDictionary dictionary, BinaryXmlQuotas quotas) {
    this.document = new DocumentReader(dictionary, quotas);
    this.quotas = quotas;
    document.clear();
  }

  /** Returns a reader that has no document yet and takes what WCF takes unless told otherwise. */
  public static BinaryXmlReader create() {
    return create(BinaryXmlQuotas.defaults());
  }

  /** Returns a reader that has no document yet. */
  public static BinaryXmlReader create(BinaryXmlQuotas quotas) {
    return create(StaticDictionary.soap(), quotas);
  }

  static BinaryXmlReader create(StaticDictionary dictionary, BinaryXmlQuotas quotas) {
    return new BinaryXmlReader(dictionary, quotas);
  }

  /**
   * Starts a document that stands by itself (MC-NBFS). The bytes must stay as they are until the
   * reader is closed or started again.
   */
  public BinaryXmlReader reset(byte[] bytes, int offset, int length) throws BinaryXmlException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    document.input().reset(bytes, offset, length);
    return start(null);
  }

  /**
   * Starts a document of a session (MC-NBFSE), and adds the strings that it brings to the session.
   * The documents of a session must be started in the order in which they were sent.
   */
  public BinaryXmlReader reset(byte[] bytes, int offset, int length, BinaryXmlReaderSession session)
      throws BinaryXmlException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    document.input().reset(bytes, offset, length);
    return start(session);
  }

  /**
   * Starts a document that is read from a stream as far as needed, perhaps a little further. The
   * stream is not closed.
   */
  public BinaryXmlReader reset(InputStream in) throws BinaryXmlException {
    document.input().reset(in, quotas.maxBytesPerRead());
    return start(null);
  }

  /** Sets what is done with the reader at each first close after a reset, such as to pool it. */
  public BinaryXmlReader onClose(Consumer<BinaryXmlReader> action) {
    onClose = action;
    return this;
  }

  /**
   * Has documents read to their ends when they are closed after what was wanted of them, so that
   * one with a malformed end is found to be none. One that is closed before, at the start of an
   * element, is given up as it is.
   */
  public BinaryXmlReader readsToEnd(boolean newReadsToEnd) {
    readsToEnd = newReadsToEnd;
    return this;
  }

  /** Returns the text of the current event with the type that it has in the document. */
  public BinaryXmlValue value() {
    expect("text", hasText());
    return document.value();
  }

  /** Returns the value of an attribute with the type that it has in the document. */
  public BinaryXmlValue attributeValue(int index) {
    return attributes(index).value(index);
  }

  /**
   * Opens the content of the current element as bytes, however many they are: only so many are kept
   * as one read may take. Text is decoded as Base64. At its end the reader is at the end of the
   * element; before it, the reader must not be moved.
   *
   * @throws BinaryXmlException if the reader is at no start of an element
   */
  public InputStream openContent() throws BinaryXmlException {
    if (document.event() != XMLStreamConstants.START_ELEMENT) {
      throw new BinaryXmlException(EventNames.at(document.event(), "the start of an element"));
    }
    return new ContentInput(document);
  }

  /** Returns the names of the elements that the reader is in, the outermost first. */
  public List<QName> openElements() {
    return document.openElements();
  }

  @Override
  public int next() throws BinaryXmlException {
    return document.next();
  }

  @Override
  public boolean hasNext() {
    return document.event() != XMLStreamConstants.END_DOCUMENT;
  }

  @Override
  public int getEventType() {
    return document.event();
  }

  @Override
  public int nextTag() throws BinaryXmlException {
    int event = next();
    while (event == XMLStreamConstants.COMMENT
        || (event == XMLStreamConstants.CHARACTERS && isWhiteSpace())) {
      event = next();
    }
    if (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
      throw new BinaryXmlException(EventNames.at(event, "the start or end of an element"));
    }
    return event;
  }

  @Override
  public void require(int type, @Nullable String uri, @Nullable String name)
      throws BinaryXmlException {
    if (type != document.event()) {
      throw new BinaryXmlException(EventNames.at(document.event(), EventNames.of(type)));
    }
    if ((uri != null && !uri.equals(getNamespaceURI()))
        || (name != null && !name.equals(getLocalName()))) {
      throw new BinaryXmlException(
          "element: "
              + getName()
              + " (expected: "
              + new QName(uri, name == null ? "" : name)
              + ")");
    }
  }

  @Override
  public String getElementText() throws BinaryXmlException {
    require(XMLStreamConstants.START_ELEMENT, null, null);
    String text = "";
    for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
      if (event == XMLStreamConstants.CHARACTERS) {
        text = text.isEmpty() ? getText() : text + getText();
      } else if (event != XMLStreamConstants.COMMENT) {
        throw new BinaryXmlException(EventNames.at(event, "text or the end of the element"));
      }
    }
    return text;
  }

  @Override
  public String getElementTextTrim() throws BinaryXmlException {
    return getElementText().strip();
  }

  @Override
  public CharSequence getPCDATA() throws XMLStreamException {
    BinaryXmlValue value = value();
    if (value.type() != BinaryXmlType.BYTES) {
      return value.text();
    }
    byte[] bytes = value.bytes();
    Base64Data data = new Base64Data();
    data.set(bytes, bytes.length, null);
    return data;
  }

  @Override
  public String getText() {
    return value().text();
  }

  @Override
  public char[] getTextCharacters() {
    return getText().toCharArray();
  }

  @Override
  public int getTextCharacters(int start, char[] target, int targetStart, int length) {
    String text = getText();
    int count = Math.min(length, text.length() - start);
    text.getChars(start, start + count, target, targetStart);
    return count;
  }

  @Override
  public int getTextStart() {
    expect("text", hasText());
    return 0;
  }

  @Override
  public int getTextLength() {
    return getText().length();
  }

  @Override
  public boolean hasText() {
    return document.event() == XMLStreamConstants.CHARACTERS
        || document.event() == XMLStreamConstants.COMMENT;
  }

  @Override
  public boolean isStartElement() {
    return document.event() == XMLStreamConstants.START_ELEMENT;
  }

  @Override
  public boolean isEndElement() {
    return document.event() == XMLStreamConstants.END_ELEMENT;
  }

  @Override
  public boolean isCharacters() {
    return document.event() == XMLStreamConstants.CHARACTERS;
  }

  @Override
  public boolean isWhiteSpace() {
    return isCharacters() && document.value().isWhiteSpace();
  }

  @Override
  public boolean hasName() {
    return isStartElement() || isEndElement();
  }

  @Override
  public QName getName() {
    return element().toQName();
  }

  @Override
  public String getLocalName() {
    return element().name;
  }

  @Override
  public String getPrefix() {
    return element().prefix;
  }

  @Override
  public String getNamespaceURI() {
    return element().uri;
  }

  @Override
  public String getNamespaceURI(int index) {
    Objects.checkIndex(index, getNamespaceCount());
    return document.namespaces().declaredUri(index);
  }

  @Override
  public @Nullable String getNamespaceURI(String prefix) {
    return document.namespaces().uri(prefix);
  }

  @Override
  public int getAttributeCount() {
    expect("a start tag", isStartElement());
    return document.attributes().size();
  }

  @Override
  public QName getAttributeName(int index) {
    AttributeList list = attributes(index);
    return new QName(list.uri(index), list.name(index), list.prefix(index));
  }

  @Override
  public String getAttributeNamespace(int index) {
    return attributes(index).uri(index);
  }

  @Override
  public String getAttributeLocalName(int index) {
    return attributes(index).name(index);
  }

  @Override
  public String getAttributePrefix(int index) {
    return attributes(index).prefix(index);
  }

  @Override
  public String getAttributeType(int index) {
    return "CDATA";
  }

  @Override
  public String getAttributeValue(int index) {
    return attributes(index).value(index).text();
  }

  @Override
  public @Nullable String getAttributeValue(@Nullable String uri, String name) {
    expect("a start tag", isStartElement());
    AttributeList list = document.attributes();
    if (uri == null) {
      for (int i = 0; i < list.size(); i++) {
        if (list.name(i).equals(name)) {
          return list.value(i).text();
        }
      }
      return null;
    }
    int index = list.indexOf(uri, name);
    return index < 0 ? null : list.value(index).text();
  }

  @Override
  public boolean isAttributeSpecified(int index) {
    return true;
  }

  @Override
  public int getNamespaceCount() {
    expect("a start or end tag", hasName());
    return document.namespaces().declared();
  }

  @Override
  public String getNamespacePrefix(int index) {
    Objects.checkIndex(index, getNamespaceCount());
    return document.namespaces().declaredPrefix(index);
  }

  @Override
  public NamespaceContextEx getNamespaceContext() {
    return document.namespaces();
  }

  @Override
  public @Nullable Object getProperty(String name) {
    return switch (name) {
      // What these promise, JAXB need not do: it compares names by identity.
      case "org.codehaus.stax2.internNames", "org.codehaus.stax2.internNsUris" -> true;
      case "javax.xml.stream.isNamespaceAware", "javax.xml.stream.isCoalescing" -> true;
      case "javax.xml.stream.isValidating", "javax.xml.stream.supportDTD" -> false;
      default -> null;
    };
  }

  @Override
  public Location getLocation() {
    return new ByteLocation(document.input().offset());
  }

  /**
   * Lets go of the document; it is read to its end before if {@link #readsToEnd} was asked for.
   *
   * @throws BinaryXmlException if that end is malformed
   */
  @Override
  public void close() throws BinaryXmlException {
    if (!open) {
      return;
    }
    open = false;
    try {
      if (readsToEnd && document.event() != XMLStreamConstants.START_ELEMENT) {
        while (hasNext()) {
          next();
        }
      }
    } finally {
      document.clear();
      if (onClose != null) {
        onClose.accept(this);
      }
    }
  }

  @Override
  public @Nullable String getEncoding() {
    return null;
  }

  @Override
  public @Nullable String getCharacterEncodingScheme() {
    return null;
  }

  @Override
  public String getVersion() {
    return "1.0";
  }

  @Override
  public boolean isStandalone() {
    return false;
  }

  @Override
  public boolean standaloneSet() {
    return false;
  }

  @Override
  public String getPITarget() {
    throw new IllegalStateException(EventNames.at(document.event(), "a processing instruction"));
  }

  @Override
  public String getPIData() {
    return getPITarget();
  }

  DocumentReader document() {
    return document;
  }

  private BinaryXmlReader start(@Nullable BinaryXmlReaderSession session)
      throws BinaryXmlException {
    open = true;
    document.start(session);
    return this;
  }

  private DocumentReader.ElementName element() {
    expect("a start or end tag", hasName());
    return document.element();
  }

  private AttributeList attributes(int index) {
    Objects.checkIndex(index, getAttributeCount());
    return document.attributes();
  }

  private void expect(String expected, boolean there) {
    if (!there) {
      throw new IllegalStateException(EventNames.at(document.event(), expected));
    }
  }
}
