package dev.woad.bindings.webhttp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.woad.bindings.httpserver.HttpBody;
import dev.woad.bindings.httpserver.HttpServerReply;
import dev.woad.bindings.message.XmlFactories;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The two ways in which problems are written. */
enum ProblemFormat {
  JSON("application/problem+json") {
    @Override
    byte[] write(Problem problem) {
      try {
        return MAPPER.writeValueAsBytes(problem.toJson());
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
  },
  XML("application/problem+xml") {
    @Override
    byte[] write(Problem problem) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try {
        XMLStreamWriter writer = XmlFactories.writer(out, StandardCharsets.UTF_8);
        writer.writeStartDocument("UTF-8", "1.0");
        writer.writeStartElement("problem");
        writer.writeDefaultNamespace(NAMESPACE);
        writeContent(writer, problem.toJson());
        writer.writeEndElement();
        writer.writeEndDocument();
        writer.close();
      } catch (XMLStreamException e) {
        throw new IllegalStateException(e);
      }
      return out.toByteArray();
    }
  };

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  // RFC 9457, appendix B.
  private static final String NAMESPACE = "urn:ietf:rfc:7807";

  private static final List<String> JSON_TYPES =
      List.of("application/problem+json", "application/json", "application/*", "*/*");
  private static final List<String> XML_TYPES =
      List.of(
          "application/problem+xml",
          "application/xml",
          "text/xml",
          "application/*",
          "text/*",
          "*/*");

  private final String mediaType;

  ProblemFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** Returns XML for callers that like it better than JSON, and JSON for all others. */
  static ProblemFormat of(List<String> accept) {
    return quality(accept, XML_TYPES) > quality(accept, JSON_TYPES) ? XML : JSON;
  }

  String mediaType() {
    return mediaType;
  }

  abstract byte[] write(Problem problem);

  HttpServerReply reply(Problem problem) {
    return HttpServerReply.of(problem.status(), mediaType, HttpBody.of(write(problem)));
  }

  // The most specific range that matches counts, as in RFC 9110, 12.5.1.
  private static double quality(List<String> accept, List<String> types) {
    int bestRank = types.size();
    double quality = 0;
    for (String header : accept) {
      for (String range : header.split(",", -1)) {
        String[] parts = range.split(";", -1);
        int rank = types.indexOf(parts[0].strip().toLowerCase(Locale.ROOT));
        if (rank >= 0 && rank < bestRank) {
          bestRank = rank;
          quality = quality(parts);
        }
      }
    }
    return quality;
  }

  private static double quality(String[] range) {
    for (int i = 1; i < range.length; i++) {
      String parameter = range[i].strip().toLowerCase(Locale.ROOT);
      if (parameter.startsWith("q=")) {
        try {
          return Double.parseDouble(parameter.substring(2));
        } catch (NumberFormatException e) {
          return 0;
        }
      }
    }
    return 1;
  }

  private static void writeContent(XMLStreamWriter writer, JsonNode node)
      throws XMLStreamException {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        writeElement(writer, elementName(member.getKey()), member.getValue());
      }
    } else if (node.isArray()) {
      for (JsonNode item : node) {
        writeElement(writer, "i", item);
      }
    } else if (!node.isNull()) {
      writer.writeCharacters(printable(node.asText()));
    }
  }

  private static void writeElement(XMLStreamWriter writer, String name, JsonNode content)
      throws XMLStreamException {
    writer.writeStartElement(name);
    writeContent(writer, content);
    writer.writeEndElement();
  }

  private static String elementName(String member) {
    String name = member.replaceAll("[^\\p{Alnum}_.-]", "_");
    return name.isEmpty() || !Character.isLetter(name.charAt(0)) ? "_" + name : name;
  }

  // What a caller sent may be echoed, and JSON can carry characters that XML 1.0 cannot.
  private static String printable(String text) {
    return text.codePoints()
        .map(c -> isXmlCharacter(c) ? c : 0xFFFD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isXmlCharacter(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
