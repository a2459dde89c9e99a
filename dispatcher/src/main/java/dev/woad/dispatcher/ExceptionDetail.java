package dev.woad.dispatcher;

import dev.woad.bindings.message.XmlText;
import java.io.PrintWriter;
import java.io.StringWriter;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes an exception as .NET does when it is told to show them to callers. */
final class ExceptionDetail {

  private static final String NAMESPACE =
      "http://schemas.datacontract.org/2004/07/System.ServiceModel";
  private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
  private static final int MAX_CAUSES = 8;

  private ExceptionDetail() {}

  static void write(Throwable error, XMLStreamWriter writer) throws XMLStreamException {
    writer.writeStartElement("", "ExceptionDetail", NAMESPACE);
    writer.writeDefaultNamespace(NAMESPACE);
    writer.writeNamespace("i", INSTANCE);
    writeContent(error, 0, writer);
    writer.writeEndElement();
  }

  private static void writeContent(Throwable error, int depth, XMLStreamWriter writer)
      throws XMLStreamException {
    text("HelpLink", null, writer);
    Throwable cause = error.getCause();
    if (cause == null || depth == MAX_CAUSES) {
      text("InnerException", null, writer);
    } else {
      writer.writeStartElement("", "InnerException", NAMESPACE);
      writeContent(cause, depth + 1, writer);
      writer.writeEndElement();
    }
    text("Message", error.getMessage(), writer);
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace));
    text("StackTrace", trace.toString(), writer);
    text("Type", error.getClass().getName(), writer);
  }

  private static void text(String name, @Nullable String value, XMLStreamWriter writer)
      throws XMLStreamException {
    writer.writeStartElement("", name, NAMESPACE);
    if (value == null) {
      writer.writeAttribute("i", INSTANCE, "nil", "true");
    } else {
      writer.writeCharacters(XmlText.printable(value));
    }
    writer.writeEndElement();
  }
}
