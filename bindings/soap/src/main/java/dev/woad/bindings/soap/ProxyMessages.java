package dev.woad.bindings.soap;

import com.sun.xml.ws.api.SOAPVersion;
import com.sun.xml.ws.api.addressing.AddressingVersion;
import com.sun.xml.ws.api.message.AddressingUtils;
import com.sun.xml.ws.api.message.Header;
import com.sun.xml.ws.api.message.Headers;
import com.sun.xml.ws.api.message.Packet;
import com.sun.xml.ws.api.model.wsdl.WSDLBoundOperation;
import com.sun.xml.ws.api.model.wsdl.WSDLPort;
import com.sun.xml.ws.api.pipe.ClientTubeAssemblerContext;
import dev.woad.bindings.message.EndpointReference;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageFault;
import dev.woad.bindings.message.MessageHeaders;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.bindings.message.XmlDom;
import dev.woad.contracts.EndpointAddress;
import dev.woad.contracts.ProtocolException;
import java.util.Optional;
import java.util.UUID;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Turns the packets of a proxy into messages of a binding, whatever versions each is written in.
 */
final class ProxyMessages {

  private final SOAPVersion soapVersion;
  private final @Nullable AddressingVersion addressing;
  private final @Nullable WSDLPort port;
  private final MessageVersion proxyVersion;
  private final MessageVersion version;
  private final EndpointAddress address;
  private final EngineMessages engineMessages;

  private ProxyMessages(
      ClientTubeAssemblerContext context, MessageVersion version, EndpointAddress address) {
    this.soapVersion = context.getBinding().getSOAPVersion();
    this.addressing = context.getBinding().getAddressingVersion();
    this.port = context.getWsdlModel();
    this.proxyVersion =
        soapVersion == SOAPVersion.SOAP_11 ? MessageVersion.SOAP11 : MessageVersion.SOAP12;
    this.version = version;
    this.address = address;
    this.engineMessages = new EngineMessages(version, soapVersion);
  }

  static ProxyMessages of(
      ClientTubeAssemblerContext context, MessageVersion version, EndpointAddress address) {
    return new ProxyMessages(context, version, address);
  }

  Message request(Packet packet) {
    com.sun.xml.ws.api.message.Message engines = packet.getMessage();
    Message message = engineMessages.fromEngine(engines);
    MessageHeaders headers = message.headers();
    headers.action(action(packet));
    if (addressing != null) {
      removeAddressing(engines, addressing, headers);
    }
    if (version.isAddressed()) {
      headers.to(address.toString());
      if (!Boolean.FALSE.equals(packet.expectReply)) {
        headers.messageId(messageId(engines));
        headers.replyTo(EndpointReference.of(version.addressing().anonymous()));
      }
    }
    return message;
  }

  private static void removeAddressing(
      com.sun.xml.ws.api.message.Message engines, AddressingVersion from, MessageHeaders headers) {
    for (Header header : engines.getHeaders().asList()) {
      if (header.getNamespaceURI().equals(from.nsUri)) {
        headers.remove(new QName(header.getNamespaceURI(), header.getLocalPart()));
      }
    }
  }

  private String action(Packet packet) {
    if (addressing != null) {
      String action =
          AddressingUtils.getAction(packet.getMessage().getHeaders(), addressing, soapVersion);
      if (action != null) {
        return action;
      }
    }
    String soapAction = packet.soapAction;
    if (soapAction != null && soapAction.length() > 2 && soapAction.startsWith("\"")) {
      return soapAction.substring(1, soapAction.length() - 1);
    }
    return soapAction == null || soapAction.length() <= 2 ? describedAction(packet) : soapAction;
  }

  // What the WSDL says, or the default pattern of WS-Addressing 1.0 Metadata, 4.4.4.
  private String describedAction(Packet packet) {
    QName name = packet.getWSDLOperation();
    WSDLBoundOperation operation =
        port == null || name == null ? null : port.getBinding().get(name);
    return operation == null ? "" : operation.getOperation().getInput().getAction();
  }

  private String messageId(com.sun.xml.ws.api.message.Message engines) {
    String own =
        addressing == null
            ? null
            : AddressingUtils.getMessageID(engines.getHeaders(), addressing, soapVersion);
    return own == null ? "urn:uuid:" + UUID.randomUUID() : own;
  }

  /** Returns the packet of a reply, whose end lets go of it. */
  Packet reply(Packet request, Message reply, @Nullable String messageId) {
    try {
      Message readable = reply.isFault() ? inProxysVersion(reply) : reply;
      com.sun.xml.ws.api.message.Message engines = engineMessages.toEngine(readable).getMessage();
      if (addressing != null) {
        addressReply(reply, engines, addressing, messageId);
      }
      return request.createClientResponse(new ProxyReply(engines, reply));
    } catch (XMLStreamException e) {
      reply.close();
      throw new ProtocolException("reply " + reply + " cannot be read", e);
    }
  }

  private static void addressReply(
      Message reply,
      com.sun.xml.ws.api.message.Message engines,
      AddressingVersion version,
      @Nullable String messageId) {
    String action = reply.headers().action().orElse(version.getDefaultFaultAction());
    engines.getHeaders().add(Headers.create(version.actionTag, action));
    reply
        .headers()
        .relatesTo()
        .or(() -> Optional.ofNullable(messageId))
        .ifPresent(id -> engines.getHeaders().add(Headers.create(version.relatesToTag, id)));
  }

  private Message inProxysVersion(Message fault) throws XMLStreamException {
    if (fault.version().envelope() == proxyVersion.envelope()) {
      return fault;
    }
    MessageFault read = fault.readFault();
    Element detail = read.detail();
    MessageFault written = MessageFault.of(read.code(), read.reason());
    return Message.of(
        proxyVersion,
        detail == null ? written : written.withDetail(writer -> XmlDom.write(detail, writer)),
        null);
  }
}
