package dev.woad.testing.dotnet;

import dev.woad.bindings.binaryxml.BinaryXmlQuotas;
import dev.woad.bindings.binaryxml.BinaryXmlReader;
import dev.woad.bindings.binaryxml.BinaryXmlReaderSession;
import dev.woad.bindings.message.ReaderQuotas;
import dev.woad.bindings.message.XmlDom;
import dev.woad.bindings.message.XmlFactories;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * What an answer says, apart from how: one line for each element, with its attributes and text.
 * Left out are prefixes, the order of headers, stack traces, and whether bytes travelled beside the
 * text.
 */
final class Content {

  private static final String SOAP12 = "http://www.w3.org/2003/05/soap-envelope";
  private static final String XMLNS = "http://www.w3.org/2000/xmlns/";
  private static final String XOP = "http://www.w3.org/2004/08/xop/include";

  private final Map<String, byte[]> parts = new HashMap<>();

  private final String type;

  private Content(String type) {
    this.type = type;
  }

  static String of(RawHttp answer) throws XMLStreamException, IOException {
    if (answer.body().length == 0) {
      return "";
    }
    boolean gzip = answer.header("Content-Encoding").map("gzip"::equals).orElse(false);
    return of(
        gzip ? gunzip(answer.body()) : answer.body(),
        answer.header("Content-Type").orElse(""),
        BinaryXmlReaderSession.create());
  }

  /** Describes an envelope of that type; the session has the strings of those before it. */
  static String of(byte[] envelope, String type, BinaryXmlReaderSession session)
      throws XMLStreamException, IOException {
    return new Content(type).description(envelope, session, false);
  }

  /** Describes an envelope as {@link #of} does, but its headers exactly as they are. */
  static String exact(byte[] envelope, String type, BinaryXmlReaderSession session)
      throws XMLStreamException, IOException {
    return new Content(type).description(envelope, session, true);
  }

  private String description(byte[] envelope, BinaryXmlReaderSession session, boolean exactHeaders)
      throws XMLStreamException, IOException {
    byte[] plain = type.endsWith("+gzip") ? gunzip(envelope) : envelope;
    Element root = type.startsWith("multipart/") ? multipart(plain) : parse(plain, type, session);
    StringBuilder lines = new StringBuilder();
    if (exactHeaders) {
      lines.append(markup((Element) root.getFirstChild())).append('\n');
    }
    describe(root, "", lines);
    return lines.toString();
  }

  private Element multipart(byte[] body) throws XMLStreamException {
    String text = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
    // Over TCP each envelope says once more what it is.
    Matcher boundary =
        Pattern.compile("boundary=\"?([^\";]+)").matcher(text.startsWith("\r\nMIME") ? text : type);
    if (!boundary.find()) {
      throw new IllegalArgumentException("content type: " + type);
    }
    Element root = null;
    String[] pieces = text.split("\r\n--" + Pattern.quote(boundary.group(1)), -1);
    for (String part : List.of(pieces).subList(1, pieces.length)) {
      int end = part.indexOf("\r\n\r\n");
      if (end < 0) {
        continue;
      }
      byte[] content = part.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
      Matcher id = Pattern.compile("(?im)^Content-ID:\\s*<(.*?)>").matcher(part.substring(0, end));
      if (root == null) {
        root = parse(content, "charset=utf-8", BinaryXmlReaderSession.create());
      } else if (id.find()) {
        parts.put(id.group(1), content);
      }
    }
    if (root == null) {
      throw new IllegalArgumentException("multipart without root: " + text);
    }
    return root;
  }

  private static byte[] gunzip(byte[] bytes) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }

  private static Element parse(byte[] xml, String type, BinaryXmlReaderSession session)
      throws XMLStreamException {
    if (type.startsWith("application/soap+msbin")) {
      BinaryXmlReader binary = BinaryXmlReader.create(BinaryXmlQuotas.max());
      if (type.startsWith("application/soap+msbinsession1")) {
        binary.reset(xml, 0, xml.length, session);
      } else {
        binary.reset(xml, 0, xml.length);
      }
      binary.nextTag();
      return XmlDom.read(binary);
    }
    Charset charset =
        type.toLowerCase(Locale.ROOT).contains("utf-16")
            ? StandardCharsets.UTF_16
            : StandardCharsets.UTF_8;
    XMLStreamReader reader =
        XmlFactories.reader(new ByteArrayInputStream(xml), charset, ReaderQuotas.DEFAULT);
    reader.nextTag();
    return XmlDom.read(reader);
  }

  private static String markup(Element element) {
    StringBuilder text = new StringBuilder("<").append(element.getNodeName());
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      text.append(' ').append(attributes.item(i));
    }
    text.append('>');
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      text.append(child instanceof Element inner ? markup(inner) : child.getNodeValue());
    }
    return text.append("</>").toString();
  }

  private void describe(Element element, String indent, StringBuilder lines) {
    lines.append(indent).append('{').append(element.getNamespaceURI()).append('}');
    lines.append(element.getLocalName());
    attributes(element).forEach(attribute -> lines.append(' ').append(attribute));
    List<String> children = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element childElement) {
        if (XOP.equals(child.getNamespaceURI())) {
          text.append(included(childElement));
        } else {
          StringBuilder inner = new StringBuilder();
          describe(childElement, indent + "  ", inner);
          children.add(inner.toString());
        }
      } else if (child.getNodeValue() != null) {
        text.append(child.getNodeValue());
      }
    }
    if (element.getLocalName().equals("Header")) {
      Collections.sort(children);
    }
    lines.append(": ").append(text(element, text.toString())).append('\n');
    children.forEach(lines::append);
  }

  private String included(Element include) {
    String id = include.getAttribute("href").substring("cid:".length());
    byte[] content = parts.get(id);
    return content == null ? "(no part " + id + ")" : Base64.getEncoder().encodeToString(content);
  }

  private static String text(Element element, String text) {
    String name = element.getLocalName();
    if (name.equals("StackTrace")) {
      return "...";
    }
    boolean code = name.equals("Value") && SOAP12.equals(element.getNamespaceURI());
    if (code || name.equals("faultcode")) {
      int colon = text.indexOf(':');
      String prefix = colon < 0 ? null : text.substring(0, colon);
      return "{" + element.lookupNamespaceURI(prefix) + "}" + text.substring(colon + 1);
    }
    return text;
  }

  private static List<String> attributes(Element element) {
    List<String> attributes = new ArrayList<>();
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Attr attribute = (Attr) element.getAttributes().item(i);
      if (!XMLNS.equals(attribute.getNamespaceURI())) {
        attributes.add(
            "{"
                + attribute.getNamespaceURI()
                + "}"
                + attribute.getLocalName()
                + "="
                + attribute.getValue());
      }
    }
    Collections.sort(attributes);
    return attributes;
  }
}
