package dev.woad.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageFault;
import dev.woad.bindings.message.ReaderQuotas;
import dev.woad.bindings.message.XmlDom;
import dev.woad.bindings.message.XmlFactories;
import dev.woad.clients.metadata.ContentReader;
import dev.woad.clients.metadata.OperationMetadata;
import dev.woad.contracts.FaultCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Shows replies to people and programs. */
final class Replies {

  private Replies() {}

  /** Returns what is in the body, as JSON; a fault as {@code {"fault": ...}}. */
  static String json(Message reply, OperationMetadata operation, ObjectMapper json)
      throws XMLStreamException, JsonProcessingException {
    Object content =
        reply.isFault() ? Map.of("fault", fault(reply.readFault())) : result(reply, operation);
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(content);
  }

  private static @Nullable Object result(Message reply, OperationMetadata operation)
      throws XMLStreamException {
    if (reply.body().isEmpty()) {
      return Map.of();
    }
    XMLStreamReader reader = reply.body().read();
    return ContentReader.read(reader, operation.output());
  }

  private static Map<String, Object> fault(MessageFault fault) throws XMLStreamException {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("code", code(fault.code()));
    shown.put("reason", fault.reason());
    Element detail = fault.detailElement().orElse(null);
    if (detail != null) {
      shown.put("detail", Map.of(detail.getLocalName(), read(detail)));
    }
    return shown;
  }

  // What is said more precisely, if anything is.
  private static String code(FaultCode code) {
    return code.subCode().map(Replies::code).orElse(code.name().getLocalPart());
  }

  private static Object read(Element element) throws XMLStreamException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    XMLStreamWriter writer = XmlFactories.writer(bytes, StandardCharsets.UTF_8);
    XmlDom.write(element, writer);
    writer.close();
    XMLStreamReader reader =
        XmlFactories.reader(new ByteArrayInputStream(bytes.toByteArray()), ReaderQuotas.DEFAULT);
    reader.nextTag();
    Object read = ContentReader.read(reader, null);
    return read == null ? "" : read;
  }

  /** Returns what is in the body, as indented XML. */
  static String xml(Message reply) throws XMLStreamException {
    if (reply.body().isEmpty()) {
      return "";
    }
    Element body = XmlDom.read(reply.body().read());
    try {
      Transformer indented = TransformerFactory.newInstance().newTransformer();
      indented.setOutputProperty(OutputKeys.INDENT, "yes");
      indented.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      indented.setOutputProperty("{http://xml.apache.org/xslt}indent-amount", "2");
      StringWriter text = new StringWriter();
      indented.transform(new DOMSource(body), new StreamResult(text));
      return text.toString().stripTrailing();
    } catch (TransformerException e) {
      throw new XMLStreamException(e);
    }
  }
}
