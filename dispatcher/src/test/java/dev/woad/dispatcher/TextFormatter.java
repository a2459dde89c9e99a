package dev.woad.dispatcher;

import dev.woad.bindings.MessageFormatter;
import dev.woad.bindings.message.Bodies;
import dev.woad.bindings.message.BodyWriter;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageFault;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.contracts.ContractDescription;
import dev.woad.contracts.FaultDescription;
import dev.woad.contracts.FaultException;
import dev.woad.contracts.OperationDescription;
import java.util.Optional;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Formats operations of one text that give one text. */
record TextFormatter(OperationDescription operation, MessageVersion version)
    implements MessageFormatter {

  static void write(ContractDescription contract, String name, String text, XMLStreamWriter writer)
      throws XMLStreamException {
    write(new QName(contract.name().getNamespaceURI(), name), text, writer);
  }

  private static void write(QName name, String text, XMLStreamWriter writer)
      throws XMLStreamException {
    writer.writeStartElement("t", name.getLocalPart(), name.getNamespaceURI());
    writer.writeNamespace("t", name.getNamespaceURI());
    writer.writeCharacters(text);
    writer.writeEndElement();
  }

  private QName name() {
    Class<?> type = operation.method().getDeclaringClass();
    return new QName(ContractDescription.of(type).name().getNamespaceURI(), operation.name());
  }

  @Override
  public Optional<QName> requestElement() {
    return Optional.of(name());
  }

  @Override
  public Message writeRequest(Object[] arguments) {
    return Message.of(
        version, Bodies.of(name(), writer -> write(name(), (String) arguments[0], writer)));
  }

  @Override
  public Object[] readRequest(Message request) {
    return new Object[] {text(request)};
  }

  @Override
  public Message writeReply(Object[] arguments, @Nullable Object result) {
    if ("unwritable".equals(result)) {
      throw new IllegalStateException("cannot be written");
    }
    return Message.of(
        version, Bodies.of(name(), writer -> write(name(), String.valueOf(result), writer)));
  }

  @Override
  public @Nullable Object readReply(Object[] arguments, Message reply) {
    return text(reply);
  }

  @Override
  public BodyWriter writeDetail(FaultDescription fault, Object detail) {
    return writer -> write(fault.element(), detail.toString(), writer);
  }

  @Override
  public Throwable readFault(MessageFault fault, MessageVersion faultVersion) {
    return FaultException.of(fault.code(), fault.reason());
  }

  static String text(Message message) {
    try {
      XMLStreamReader reader = message.body().read();
      String text = reader.getElementText();
      reader.close();
      return text;
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }
}
