package dev.woad.bindings.binaryxml;

import java.util.HashMap;
import java.util.Map;
import javax.xml.XMLConstants;

/**
 * Writes start tags and keeps their namespaces: a prefix that is used and not bound is declared by
 * itself, and declarations stand behind the attributes, both as in .NET.
 */
final class StartTagWriter {

  /** Stands for the key of a string that is looked up when it is written. */
  static final int LOOK_UP = -2;

  private final RecordOutput out;
  private final ValueWriter values;
  private final NamespaceStack namespaces = new NamespaceStack();
  private final Map<String, String> preferredPrefixes = new HashMap<>();

  private boolean open;
  private boolean empty;
  private int prefixesMade;

  StartTagWriter(RecordOutput out, ValueWriter values) {
    this.out = out;
    this.values = values;
  }

  void startDocument() {
    namespaces.clear();
    preferredPrefixes.clear();
    open = false;
    empty = false;
  }

  NamespaceStack namespaces() {
    return namespaces;
  }

  int depth() {
    return namespaces.depth();
  }

  /** Notes the prefix that a namespace is to be given where a prefix must be chosen. */
  void prefer(String prefix, String uri) {
    preferredPrefixes.put(uri, prefix);
  }

  /** Starts an element in the namespace that its prefix has there, and returns the name's key. */
  int start(String prefix, String name, int likeKey) throws BinaryXmlException {
    close();
    namespaces.enter();
    int key = key(name, likeKey);
    elementRecord(prefix, name, key);
    open = true;
    prefixesMade = 0;
    return key;
  }

  /** Declares a prefix in the element just started, unless it stands for the namespace already. */
  void bind(String prefix, String uri) throws BinaryXmlException {
    if (!uri.equals(namespaces.uri(prefix))) {
      namespaceOnce(prefix, uri, LOOK_UP);
    }
  }

  /** Returns the prefix for an element of a namespace. */
  String elementPrefix(String uri) {
    String prefix = namespaces.prefix(uri, true);
    return prefix != null ? prefix : preferredPrefixes.getOrDefault(uri, "");
  }

  /** Makes the element just started one that is ended by whatever comes next. */
  void endSoon() {
    empty = true;
  }

  void attribute(String prefix, String name, String uri, int key) throws BinaryXmlException {
    requireOpen("attribute", name);
    String chosen = prefix.isEmpty() && !uri.isEmpty() ? attributePrefix(uri) : prefix;
    if (!chosen.isEmpty()) {
      bind(chosen, uri);
    }
    attributeRecord(chosen, name, key);
  }

  /** Declares a namespace, unless this element does already. */
  void namespace(String prefix, String uri, int key) throws BinaryXmlException {
    requireOpen("namespace", uri);
    if (!prefix.equals(XMLConstants.XML_NS_PREFIX) || !uri.equals(XMLConstants.XML_NS_URI)) {
      namespaceOnce(prefix, uri, key);
    }
  }

  /** Writes what the start tag still lacks, if one is open. */
  void close() throws BinaryXmlException {
    if (!open) {
      return;
    }
    open = false;
    for (int i = 0, count = namespaces.declared(); i < count; i++) {
      declaration(
          namespaces.declaredPrefix(i), namespaces.declaredUri(i), namespaces.declaredKey(i));
    }
    if (empty) {
      empty = false;
      end();
    }
  }

  /** Ends the innermost element. */
  void end() throws BinaryXmlException {
    if (namespaces.depth() == 0) {
      throw new BinaryXmlException("end of element: without a start (expected: an open element)");
    }
    out.endElement();
    namespaces.leave();
  }

  private void namespaceOnce(String prefix, String uri, int key) throws BinaryXmlException {
    String own = namespaces.ownUri(prefix);
    if (own == null) {
      declare(prefix, uri, key);
    } else if (!own.equals(uri)) {
      throw new BinaryXmlException(
          "namespace: xmlns:" + prefix + "='" + uri + "' (expected: '" + own + "' as before)");
    }
  }

  private void declare(String prefix, String uri, int key) throws BinaryXmlException {
    if ((uri.isEmpty() && !prefix.isEmpty())
        || prefix.equals(XMLConstants.XML_NS_PREFIX)
        || prefix.equals(XMLConstants.XMLNS_ATTRIBUTE)) {
      throw new BinaryXmlException(
          "namespace: xmlns:" + prefix + "='" + uri + "' (expected: one that may be bound)");
    }
    namespaces.declare(prefix, uri, key);
  }

  private String attributePrefix(String uri) {
    String prefix = namespaces.prefix(uri, false);
    if (prefix == null) {
      prefix = preferredPrefixes.get(uri);
    }
    if (prefix != null && !prefix.isEmpty()) {
      return prefix;
    }
    for (int i = 0; i < 26; i++) {
      if (namespaces.uri(Records.letter(i)) == null) {
        return Records.letter(i);
      }
    }
    String made;
    do {
      made = "d" + namespaces.depth() + "p" + prefixesMade++;
    } while (namespaces.uri(made) != null);
    return made;
  }

  private void requireOpen(String what, String which) throws BinaryXmlException {
    if (!open) {
      throw new BinaryXmlException(what + ": " + which + " (expected: within a start tag)");
    }
  }

  private void elementRecord(String prefix, String name, int key) throws BinaryXmlException {
    boolean plain = key == KeyTable.ABSENT;
    if (prefix.isEmpty()) {
      out.node(plain ? Records.SHORT_ELEMENT : Records.SHORT_DICTIONARY_ELEMENT);
    } else if (Records.isLetter(prefix)) {
      int first = plain ? Records.PREFIX_ELEMENT_A : Records.PREFIX_DICTIONARY_ELEMENT_A;
      out.node(first + prefix.charAt(0) - 'a');
    } else {
      out.node(plain ? Records.ELEMENT : Records.DICTIONARY_ELEMENT);
      out.string(prefix);
    }
    stringOrKey(name, key);
  }

  private void attributeRecord(String prefix, String name, int likeKey) throws BinaryXmlException {
    int key = key(name, likeKey);
    boolean plain = key == KeyTable.ABSENT;
    if (prefix.isEmpty()) {
      out.node(plain ? Records.SHORT_ATTRIBUTE : Records.SHORT_DICTIONARY_ATTRIBUTE);
    } else if (Records.isLetter(prefix)) {
      int first = plain ? Records.PREFIX_ATTRIBUTE_A : Records.PREFIX_DICTIONARY_ATTRIBUTE_A;
      out.node(first + prefix.charAt(0) - 'a');
    } else {
      out.node(plain ? Records.ATTRIBUTE : Records.DICTIONARY_ATTRIBUTE);
      out.string(prefix);
    }
    stringOrKey(name, key);
  }

  private void declaration(String prefix, String uri, int likeKey) throws BinaryXmlException {
    int key = key(uri, likeKey);
    boolean plain = key == KeyTable.ABSENT;
    if (prefix.isEmpty()) {
      out.node(plain ? Records.SHORT_XMLNS : Records.SHORT_DICTIONARY_XMLNS);
    } else {
      out.node(plain ? Records.XMLNS : Records.DICTIONARY_XMLNS);
      out.string(prefix);
    }
    stringOrKey(uri, key);
  }

  private int key(String string, int likeKey) {
    return likeKey == LOOK_UP ? values.key(string) : values.keyLike(likeKey, string);
  }

  private void stringOrKey(String string, int key) throws BinaryXmlException {
    if (key == KeyTable.ABSENT) {
      out.string(string);
    } else {
      out.multiByte(key);
    }
  }
}
