package dev.woad.bindings.binaryxml;

import java.util.Arrays;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/** Turns records into the events of StAX, and holds what can be asked about the current one. */
final class DocumentReader {

  private final RecordInput in = new RecordInput();
  private final BinaryXmlQuotas quotas;
  private final ValueReader valueReader;
  private final StartTagReader startTagReader;
  private final TextMerger merger;

  private final NamespaceStack namespaces = new NamespaceStack();
  private final AttributeList attributes = new AttributeList();
  private final BinaryXmlValue value = new BinaryXmlValue();

  private ElementName[] elements = newElements(new ElementName[0], 16);
  private int depth;

  private int event;
  private boolean rootSeen;
  private boolean fragment;
  private boolean merging = true;

  /** The text just read ends its element as well. */
  private boolean endsElement;

  private int arrayItemType;
  private int arrayItemsLeft;

  DocumentReader(StaticDictionary dictionary, BinaryXmlQuotas quotas) {
    this.quotas = quotas;
    this.valueReader = new ValueReader(in, dictionary, quotas);
    this.startTagReader = new StartTagReader(in, valueReader, namespaces, attributes);
    this.merger = new TextMerger(in, valueReader);
  }

  /** Starts with the input as it stands; a session reads its string table first. */
  void start(@Nullable BinaryXmlReaderSession session) throws BinaryXmlException {
    valueReader.reset(session);
    startTagReader.startDocument(quotas);
    namespaces.clear();
    attributes.clear();
    depth = 0;
    event = XMLStreamConstants.START_DOCUMENT;
    rootSeen = false;
    endsElement = false;
    arrayItemType = 0;
    arrayItemsLeft = 0;
    merging = true;
    if (session != null) {
      session.readTable(in);
    }
  }

  /** Forgets the document. */
  void clear() {
    in.clear();
    valueReader.reset(null);
    value.release();
    attributes.release();
    event = XMLStreamConstants.END_DOCUMENT;
  }

  /** Lets documents be several elements one after another, or none, as MC-NBFX does by itself. */
  void allowFragments() {
    fragment = true;
  }

  /** Says whether text records that follow one another become one event; at first they do. */
  void mergeTexts(boolean merge) {
    merging = merge;
  }

  RecordInput input() {
    return in;
  }

  int event() {
    return event;
  }

  ElementName element() {
    return elements[depth - 1];
  }

  List<QName> openElements() {
    return Arrays.stream(elements, 0, depth).map(ElementName::toQName).toList();
  }

  NamespaceStack namespaces() {
    return namespaces;
  }

  AttributeList attributes() {
    return attributes;
  }

  BinaryXmlValue value() {
    return value;
  }

  /** Tells whether the next event is made of the next record, rather than of the last one. */
  boolean isAtRecord() {
    return !endsElement && arrayItemType == 0;
  }

  /** Moves to the end of the current element, whose last record was read by someone else. */
  void endElement() {
    event = XMLStreamConstants.END_ELEMENT;
  }

  int next() throws BinaryXmlException {
    event = readNext();
    return event;
  }

  private int readNext() throws BinaryXmlException {
    if (event == XMLStreamConstants.END_ELEMENT) {
      leaveElement();
    } else if (event == XMLStreamConstants.END_DOCUMENT) {
      throw new BinaryXmlException("document: at its end (expected: no further event)");
    }
    if (endsElement) {
      endsElement = false;
      return XMLStreamConstants.END_ELEMENT;
    }
    if (arrayItemType != 0) {
      return nextOfArray();
    }
    return depth == 0 ? nextOutside() : nextInside();
  }

  private int nextInside() throws BinaryXmlException {
    in.startEvent();
    int type = in.u8();
    if (type >= Records.FIRST_TEXT) {
      return readText(type);
    }
    return switch (type) {
      case Records.END_ELEMENT -> XMLStreamConstants.END_ELEMENT;
      case Records.COMMENT -> readComment();
      case Records.ARRAY -> readArray();
      default -> readElement(type);
    };
  }

  private int nextOutside() throws BinaryXmlException {
    while (true) {
      in.startEvent();
      if (in.atEnd()) {
        if (!rootSeen && !fragment) {
          throw BinaryXmlException.malformed("document", "ends", in.offset(), "an element");
        }
        return XMLStreamConstants.END_DOCUMENT;
      }
      int type = in.u8();
      if (type == Records.COMMENT) {
        return readComment();
      }
      if (type >= Records.FIRST_TEXT && (type & 1) == 0) {
        valueReader.read(type, value);
        if (!value.isWhiteSpace()) {
          throw BinaryXmlException.malformed(
              "text", "'" + shorten(value.text()) + "'", in.offset(), "none outside the root");
        }
        continue;
      }
      if (rootSeen && !fragment) {
        throw BinaryXmlException.malformed(
            "record type", Records.hex(type), in.offset() - 1, "nothing after the root element");
      }
      rootSeen = true;
      return type == Records.ARRAY ? readArray() : readElement(type);
    }
  }

  private int readText(int type) throws BinaryXmlException {
    endsElement = (type & 1) != 0;
    valueReader.readRecord(type, value);
    if (!endsElement && merging && in.peek() >= Records.FIRST_TEXT) {
      endsElement = merger.merge(value);
    }
    return XMLStreamConstants.CHARACTERS;
  }

  private int readComment() throws BinaryXmlException {
    int length = in.multiByte();
    valueReader.checkText(length / 3);
    in.content(length);
    char[] chars = new char[length];
    int count = Utf8.decode(in.contentArray(), in.contentOffset(), length, chars);
    if (count == Utf8.MALFORMED) {
      throw BinaryXmlException.malformed(
          "comment", "malformed UTF-8", in.offset() - length, "well-formed UTF-8");
    }
    valueReader.checkText(count);
    String comment = new String(chars, 0, count);
    if (comment.contains("--") || comment.endsWith("-")) {
      throw BinaryXmlException.malformed(
          "comment", "'" + shorten(comment) + "'", in.offset(), "no -- in it nor - at its end");
    }
    value.setText(comment);
    return XMLStreamConstants.COMMENT;
  }

  private int readElement(int type) throws BinaryXmlException {
    if (depth == quotas.maxDepth()) {
      throw BinaryXmlQuotaException.exceeded(
          "maxDepth", depth + 1, quotas.maxDepth(), in.offset() - 1);
    }
    if (depth == elements.length) {
      elements = newElements(elements, depth * 2);
    }
    namespaces.enter();
    startTagReader.read(type, elements[depth]);
    depth++;
    return XMLStreamConstants.START_ELEMENT;
  }

  private void leaveElement() {
    if (arrayItemsLeft > 0) {
      // The next item of the array has the same start tag.
      return;
    }
    arrayItemType = 0;
    namespaces.leave();
    depth--;
  }

  // MC-NBFX, 2.2.1.3: an element without content, the type of the items, how many, and their values
  private int readArray() throws BinaryXmlException {
    int elementType = in.u8();
    if (elementType < Records.SHORT_ELEMENT || elementType > Records.LAST_ELEMENT) {
      throw BinaryXmlException.malformed(
          "record type", Records.hex(elementType), in.offset() - 1, "the element of an array");
    }
    readElement(elementType);
    int end = in.u8();
    if (end != Records.END_ELEMENT) {
      throw BinaryXmlException.malformed(
          "record type", Records.hex(end), in.offset() - 1, "0x01, the end of an array's element");
    }
    int itemType = in.u8();
    if (!Records.isArrayItem(itemType)) {
      throw BinaryXmlException.malformed(
          "record type", Records.hex(itemType), in.offset() - 1, "the type of an array's items");
    }
    int count = in.multiByte();
    if (count == 0) {
      throw BinaryXmlException.malformed("length of array", "0", in.offset() - 1, "> 0");
    }
    valueReader.checkArray(count);
    if (depth == 1 && count > 1 && !fragment) {
      throw BinaryXmlException.malformed(
          "length of array", Integer.toString(count), in.offset() - 1, "one root element");
    }
    if (in.isStream()) {
      attributes.detach();
    }
    arrayItemType = itemType - 1;
    arrayItemsLeft = count;
    return XMLStreamConstants.START_ELEMENT;
  }

  private int nextOfArray() throws BinaryXmlException {
    if (event == XMLStreamConstants.END_ELEMENT) {
      return XMLStreamConstants.START_ELEMENT;
    }
    in.startEvent();
    valueReader.read(arrayItemType, value);
    arrayItemsLeft--;
    endsElement = true;
    return XMLStreamConstants.CHARACTERS;
  }

  private static String shorten(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }

  private static ElementName[] newElements(ElementName[] old, int length) {
    ElementName[] elements = Arrays.copyOf(old, length);
    for (int i = old.length; i < length; i++) {
      elements[i] = new ElementName();
    }
    return elements;
  }

  /** The name of an open element. */
  static final class ElementName {
    String prefix = XMLConstants.DEFAULT_NS_PREFIX;
    String name = "";
    String uri = XMLConstants.NULL_NS_URI;

    /** The dictionary key that the name was written with, if it was. */
    int key = KeyTable.ABSENT;

    QName toQName() {
      return new QName(uri, name, prefix);
    }
  }
}
