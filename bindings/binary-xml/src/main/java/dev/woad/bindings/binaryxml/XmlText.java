package dev.woad.bindings.binaryxml;

import java.io.IOException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Writes events as XML text, in the form in which .NET shows binary XML: attributes before
 * namespaces, no empty-element tags, and escapes only where a parser would lose the character.
 */
final class XmlText {

  private final Appendable out;

  private XmlText(Appendable out) {
    this.out = out;
  }

  /** Writes from the current event of the reader to the end of its document. */
  static void write(XMLStreamReader from, Appendable out) throws XMLStreamException {
    try {
      new XmlText(out).write(from);
    } catch (IOException e) {
      throw new BinaryXmlException("text: cannot be written", e);
    }
  }

  private void write(XMLStreamReader from) throws XMLStreamException, IOException {
    event(from);
    while (from.hasNext()) {
      from.next();
      event(from);
    }
  }

  private void event(XMLStreamReader from) throws XMLStreamException, IOException {
    switch (from.getEventType()) {
      case XMLStreamConstants.START_ELEMENT -> startTag(from);
      case XMLStreamConstants.END_ELEMENT -> {
        out.append("</");
        name(from.getPrefix(), from.getLocalName());
        out.append('>');
      }
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
          escape(from.getText(), false);
      case XMLStreamConstants.COMMENT -> out.append("<!--").append(from.getText()).append("-->");
      case XMLStreamConstants.START_DOCUMENT, XMLStreamConstants.END_DOCUMENT -> {}
      default ->
          throw new BinaryXmlException(
              EventNames.at(from.getEventType(), "an element, text or comment"));
    }
  }

  private void startTag(XMLStreamReader from) throws IOException {
    out.append('<');
    name(from.getPrefix(), from.getLocalName());
    for (int i = 0; i < from.getAttributeCount(); i++) {
      out.append(' ');
      name(from.getAttributePrefix(i), from.getAttributeLocalName(i));
      out.append("=\"");
      escape(from.getAttributeValue(i), true);
      out.append('"');
    }
    for (int i = 0; i < from.getNamespaceCount(); i++) {
      String prefix = from.getNamespacePrefix(i);
      String uri = from.getNamespaceURI(i);
      out.append(prefix == null || prefix.isEmpty() ? " xmlns" : " xmlns:" + prefix);
      out.append("=\"");
      escape(uri == null ? "" : uri, true);
      out.append('"');
    }
    out.append('>');
  }

  private void name(String prefix, String localName) throws IOException {
    if (prefix != null && !prefix.isEmpty()) {
      out.append(prefix).append(':');
    }
    out.append(localName);
  }

  private void escape(String text, boolean attribute) throws IOException {
    int done = 0;
    for (int i = 0; i < text.length(); i++) {
      String escaped =
          switch (text.charAt(i)) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '\r' -> "&#xD;";
            case '"' -> attribute ? "&quot;" : "";
            case '\n' -> attribute ? "&#xA;" : "";
            case '\t' -> attribute ? "&#x9;" : "";
            default -> "";
          };
      if (!escaped.isEmpty()) {
        out.append(text, done, i).append(escaped);
        done = i + 1;
      }
    }
    out.append(text, done, text.length());
  }
}
