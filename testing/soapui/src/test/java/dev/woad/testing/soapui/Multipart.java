package dev.woad.testing.soapui;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** MTOM by the shortest means: an envelope, and its attachments by their content ids. */
final class Multipart {

  static final String XOP = "http://www.w3.org/2004/08/xop/include";

  private static final String ROOT_ID = "rootpart@soapui.org";
  private static final String BOUNDARY = "----=_Part_0";

  private final String root;
  private final Map<String, byte[]> attachments;

  private Multipart(String root, Map<String, byte[]> attachments) {
    this.root = root;
    this.attachments = attachments;
  }

  static Multipart of(String root, Map<String, byte[]> attachments) {
    return new Multipart(root, attachments);
  }

  /** Reads a message whose root part comes first. */
  static Multipart read(byte[] body, String contentType) {
    // In ISO 8859-1 each byte is a character, and stays what it is.
    String text = new String(body, StandardCharsets.ISO_8859_1);
    String delimiter = "\r\n--" + parameter(contentType, "boundary");
    Map<String, byte[]> parts = new LinkedHashMap<>();
    String root = null;
    int start = ("\r\n" + text).indexOf(delimiter) + delimiter.length();
    while (!text.startsWith("--", start - 2) && !text.startsWith("--", start)) {
      int end = text.indexOf(delimiter, start);
      int blank = text.indexOf("\r\n\r\n", start - 2);
      byte[] content = text.substring(blank + 4, end).getBytes(StandardCharsets.ISO_8859_1);
      if (root == null) {
        root = new String(content, StandardCharsets.UTF_8);
      } else {
        Matcher id =
            Pattern.compile("(?i)content-id:\\s*<([^>]+)>").matcher(text.substring(start, blank));
        if (!id.find()) {
          throw new AssertionError("part without Content-ID");
        }
        parts.put(id.group(1), content);
      }
      start = end + delimiter.length();
    }
    return new Multipart(root == null ? "" : root, parts);
  }

  /** Returns the envelope with each attachment as base64 where it is included. */
  String inlined() {
    Document document = Xml.parse(root);
    for (Element include : Xml.descendants(document.getDocumentElement(), XOP, "Include")) {
      String id =
          java.net.URLDecoder.decode(
              include.getAttribute("href").substring("cid:".length()), StandardCharsets.UTF_8);
      byte[] content = attachments.get(id);
      if (content == null) {
        throw new AssertionError("cid:" + id + " (expected: one of " + attachments.keySet() + ")");
      }
      include.getParentNode().setTextContent(Base64.getEncoder().encodeToString(content));
    }
    return Xml.write(document);
  }

  String contentType() {
    return "multipart/related; type=\"application/xop+xml\"; start=\"<"
        + ROOT_ID
        + ">\"; start-info=\"text/xml\"; boundary=\""
        + BOUNDARY
        + "\"";
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String rootType = "application/xop+xml; charset=UTF-8; type=\"text/xml\"";
    writePart(out, rootType, ROOT_ID, root.getBytes(StandardCharsets.UTF_8));
    attachments.forEach((id, content) -> writePart(out, "application/octet-stream", id, content));
    out.writeBytes(ascii("\r\n--" + BOUNDARY + "--\r\n"));
    return out.toByteArray();
  }

  private static void writePart(ByteArrayOutputStream out, String type, String id, byte[] content) {
    out.writeBytes(ascii("\r\n--" + BOUNDARY + "\r\nContent-Type: " + type));
    out.writeBytes(ascii("\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <" + id + ">"));
    out.writeBytes(ascii("\r\n\r\n"));
    out.writeBytes(content);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String parameter(String contentType, String name) {
    Matcher matcher =
        Pattern.compile(name + "=\"?([^\";]+)", Pattern.CASE_INSENSITIVE).matcher(contentType);
    if (!matcher.find()) {
      throw new AssertionError(contentType + " (expected: with " + name + ")");
    }
    return matcher.group(1);
  }
}
