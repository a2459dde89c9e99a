package dev.woad.bindings.encoding;

import dev.woad.contracts.ProtocolException;
import jakarta.activation.DataHandler;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.jvnet.staxex.Base64Data;
import org.jvnet.staxex.NamespaceContextEx;
import org.jvnet.staxex.XMLStreamReaderEx;

/**
 * Shows each xop:Include as the text that it stands for: as base64 to those who ask for characters,
 * as bytes to those who know of them. W3C: XML-binary Optimized Packaging, 3.2.
 */
final class XopReader extends DocumentReader implements XMLStreamReaderEx {

  static final String NAMESPACE = "http://www.w3.org/2004/08/xop/include";

  private final MtomParts parts;
  private @Nullable Base64Data included;
  private char @Nullable [] characters;

  XopReader(XMLStreamReader reader, MtomParts parts) {
    super(reader);
    this.parts = parts;
  }

  @Override
  public int next() throws XMLStreamException {
    included = null;
    characters = null;
    int event = super.next();
    if (event == XMLStreamConstants.START_ELEMENT
        && super.getLocalName().equals("Include")
        && NAMESPACE.equals(super.getNamespaceURI())) {
      include();
      return XMLStreamConstants.CHARACTERS;
    }
    return event;
  }

  private void include() throws XMLStreamException {
    String href = super.getAttributeValue(null, "href");
    if (href == null) {
      throw new ProtocolException("xop:Include without href");
    }
    DataHandler content = parts.content(href);
    Base64Data data = new Base64Data();
    data.set(content);
    int depth = 1;
    while (depth > 0) {
      int event = super.next();
      depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
    }
    included = data;
  }

  @Override
  public CharSequence getPCDATA() {
    return included == null ? super.getText() : included;
  }

  @Override
  public int getEventType() {
    return included == null ? super.getEventType() : XMLStreamConstants.CHARACTERS;
  }

  @Override
  public String getText() {
    return included == null ? super.getText() : new String(includedCharacters(included));
  }

  @Override
  public char[] getTextCharacters() {
    return included == null ? super.getTextCharacters() : includedCharacters(included);
  }

  @Override
  public int getTextCharacters(int sourceStart, char[] target, int targetStart, int length)
      throws XMLStreamException {
    if (included == null) {
      return super.getTextCharacters(sourceStart, target, targetStart, length);
    }
    char[] all = includedCharacters(included);
    int copied = Math.min(length, all.length - sourceStart);
    System.arraycopy(all, sourceStart, target, targetStart, copied);
    return copied;
  }

  @Override
  public int getTextStart() {
    return included == null ? super.getTextStart() : 0;
  }

  @Override
  public int getTextLength() {
    return included == null ? super.getTextLength() : includedCharacters(included).length;
  }

  @Override
  public String getElementText() throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    while (next() != XMLStreamConstants.END_ELEMENT) {
      if (getEventType() == XMLStreamConstants.START_ELEMENT) {
        throw new XMLStreamException("element: " + getName() + " (expected: text alone)");
      }
      if (hasText()) {
        text.append(getText());
      }
    }
    return text.toString();
  }

  @Override
  public String getElementTextTrim() throws XMLStreamException {
    return getElementText().strip();
  }

  @Override
  public int nextTag() throws XMLStreamException {
    int event = next();
    while (event == XMLStreamConstants.SPACE
        || event == XMLStreamConstants.COMMENT
        || event == XMLStreamConstants.PROCESSING_INSTRUCTION
        || (event == XMLStreamConstants.CHARACTERS && included == null && isWhiteSpace())) {
      event = next();
    }
    if (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
      throw new XMLStreamException("text (expected: a tag)", getLocation());
    }
    return event;
  }

  @Override
  public boolean isCharacters() {
    return included != null || super.isCharacters();
  }

  @Override
  public boolean isStartElement() {
    return included == null && super.isStartElement();
  }

  @Override
  public boolean isEndElement() {
    return included == null && super.isEndElement();
  }

  @Override
  public boolean hasText() {
    return included != null || super.hasText();
  }

  @Override
  public NamespaceContextEx getNamespaceContext() {
    return new NamespaceScope(super.getNamespaceContext());
  }

  private char[] includedCharacters(Base64Data data) {
    if (characters == null) {
      characters = data.toString().toCharArray();
    }
    return characters;
  }
}
