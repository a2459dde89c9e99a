package dev.woad.bindings.binaryxml;

import dev.woad.bindings.binaryxml.DocumentReader.ElementName;
import javax.xml.XMLConstants;

/** Reads the records of a start tag: an element, its attributes and its namespaces. */
final class StartTagReader {

  private final RecordInput in;
  private final ValueReader values;
  private final NamespaceStack namespaces;
  private final AttributeList attributes;
  private final NameTable names = new NameTable();

  private int maxBytes;

  /** The key that the last dictionary string was read by. */
  private int key;

  StartTagReader(
      RecordInput in, ValueReader values, NamespaceStack namespaces, AttributeList attributes) {
    this.in = in;
    this.values = values;
    this.namespaces = namespaces;
    this.attributes = attributes;
  }

  void startDocument(BinaryXmlQuotas quotas) {
    maxBytes = quotas.maxBytesPerRead();
    names.startDocument(quotas.maxNameTableCharCount());
  }

  /** Reads the rest of an element record of the given type and the attributes behind it. */
  void read(int type, ElementName element) throws BinaryXmlException {
    readName(type, element);
    attributes.clear();
    int next = in.peek();
    boolean prefixed = false;
    while (next >= Records.SHORT_ATTRIBUTE && next <= Records.LAST_ATTRIBUTE) {
      in.skip();
      if (next >= Records.SHORT_XMLNS && next <= Records.DICTIONARY_XMLNS) {
        readNamespace(next);
      } else {
        prefixed |= readAttribute(next);
      }
      // Checked on the way: a start tag without an end would take memory without an end.
      if (in.eventLength() > maxBytes) {
        throw BinaryXmlQuotaException.exceeded(
            "maxBytesPerRead", in.eventLength(), maxBytes, in.offset());
      }
      next = in.peek();
    }
    element.uri = uri(element.prefix);
    if (prefixed) {
      for (int i = 0; i < attributes.size(); i++) {
        String prefix = attributes.prefix(i);
        if (!prefix.isEmpty()) {
          attributes.setUri(i, uri(prefix));
        }
      }
    }
    if (attributes.size() > 1) {
      int duplicate = attributes.duplicate();
      if (duplicate >= 0) {
        throw BinaryXmlException.malformed(
            "attribute", attributes.name(duplicate), in.offset(), "each attribute once");
      }
    }
  }

  private void readName(int type, ElementName element) throws BinaryXmlException {
    if (type >= Records.PREFIX_ELEMENT_A && type <= Records.LAST_ELEMENT) {
      element.prefix = Records.letter(type - Records.PREFIX_ELEMENT_A);
      element.name = name();
    } else if (type >= Records.PREFIX_DICTIONARY_ELEMENT_A && type <= Records.LAST_ELEMENT) {
      element.prefix = Records.letter(type - Records.PREFIX_DICTIONARY_ELEMENT_A);
      element.name = dictionaryName();
    } else {
      switch (type) {
        case Records.SHORT_ELEMENT -> {
          element.prefix = "";
          element.name = name();
        }
        case Records.ELEMENT -> {
          element.prefix = name();
          element.name = name();
        }
        case Records.SHORT_DICTIONARY_ELEMENT -> {
          element.prefix = "";
          element.name = dictionaryName();
        }
        case Records.DICTIONARY_ELEMENT -> {
          element.prefix = name();
          element.name = dictionaryName();
        }
        default ->
            throw BinaryXmlException.malformed(
                "record type",
                Records.hex(type),
                in.offset() - 1,
                "an element, a text, a comment or the end of an element");
      }
    }
    element.key = key;
  }

  private boolean readAttribute(int type) throws BinaryXmlException {
    String prefix;
    String name;
    if (type >= Records.PREFIX_ATTRIBUTE_A) {
      prefix = Records.letter(type - Records.PREFIX_ATTRIBUTE_A);
      name = name();
    } else if (type >= Records.PREFIX_DICTIONARY_ATTRIBUTE_A) {
      prefix = Records.letter(type - Records.PREFIX_DICTIONARY_ATTRIBUTE_A);
      name = dictionaryName();
    } else {
      prefix = type == Records.ATTRIBUTE || type == Records.DICTIONARY_ATTRIBUTE ? name() : "";
      name =
          type == Records.SHORT_DICTIONARY_ATTRIBUTE || type == Records.DICTIONARY_ATTRIBUTE
              ? dictionaryName()
              : name();
    }
    if (prefix.equals(XMLConstants.XMLNS_ATTRIBUTE)
        || (prefix.isEmpty() && name.equals(XMLConstants.XMLNS_ATTRIBUTE))) {
      throw BinaryXmlException.malformed(
          "attribute", XMLConstants.XMLNS_ATTRIBUTE, in.offset(), "a record of a namespace");
    }
    values.read(in.u8(), attributes.add(prefix, name, key));
    return !prefix.isEmpty();
  }

  private void readNamespace(int type) throws BinaryXmlException {
    boolean unprefixed = type == Records.SHORT_XMLNS || type == Records.SHORT_DICTIONARY_XMLNS;
    String prefix = unprefixed ? "" : name();
    String uri;
    if (type == Records.SHORT_XMLNS || type == Records.XMLNS) {
      key = KeyTable.ABSENT;
      uri = names.entry(in, in.multiByte()).string;
    } else {
      key = in.multiByte();
      uri = values.dictionaryString(key);
    }
    boolean xml = prefix.equals(XMLConstants.XML_NS_PREFIX);
    if (prefix.equals(XMLConstants.XMLNS_ATTRIBUTE)
        || uri.equals(XMLConstants.XMLNS_ATTRIBUTE_NS_URI)
        || xml != uri.equals(XMLConstants.XML_NS_URI)
        || (uri.isEmpty() && !unprefixed)) {
      throw BinaryXmlException.malformed(
          "namespace", "xmlns:" + prefix + "='" + uri + "'", in.offset(), "one that may be bound");
    }
    if (namespaces.ownUri(prefix) != null) {
      throw BinaryXmlException.malformed(
          "namespace", "xmlns:" + prefix, in.offset(), "each prefix once in an element");
    }
    if (!xml) {
      namespaces.declare(prefix, uri, key);
    }
  }

  private String uri(String prefix) throws BinaryXmlException {
    String uri = namespaces.uri(prefix);
    if (uri == null) {
      throw BinaryXmlException.malformed("prefix", prefix, in.offset(), "one that is declared");
    }
    return uri;
  }

  private String name() throws BinaryXmlException {
    key = KeyTable.ABSENT;
    return names.entry(in, in.multiByte()).name(in);
  }

  private String dictionaryName() throws BinaryXmlException {
    key = in.multiByte();
    return values.dictionaryName(key);
  }
}
