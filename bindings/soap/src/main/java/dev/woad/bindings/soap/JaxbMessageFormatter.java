package dev.woad.bindings.soap;

import com.sun.xml.ws.api.SOAPVersion;
import com.sun.xml.ws.api.databinding.ClientCallBridge;
import com.sun.xml.ws.api.databinding.Databinding;
import com.sun.xml.ws.api.databinding.EndpointCallBridge;
import com.sun.xml.ws.api.databinding.JavaCallInfo;
import com.sun.xml.ws.api.message.Packet;
import com.sun.xml.ws.model.JavaMethodImpl;
import dev.woad.bindings.MessageFormatter;
import dev.woad.bindings.message.BodyWriter;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageFault;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.FaultCode;
import dev.woad.contracts.FaultDescription;
import dev.woad.contracts.FaultException;
import dev.woad.contracts.OperationDescription;
import dev.woad.contracts.ProtocolException;
import jakarta.xml.bind.JAXBException;
import java.lang.reflect.Constructor;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Formats the messages of one operation by Metro's data binding. */
final class JaxbMessageFormatter implements MessageFormatter {

  // What .NET answers to a message that does not fit the contract.
  private static final QName DESERIALIZATION_FAILED =
      new QName(
          "http://schemas.microsoft.com/net/2005/12/windowscommunicationfoundation/dispatcher",
          "DeserializationFailed");

  private final OperationDescription operation;
  private final MessageVersion version;
  private final EngineMessages messages;
  private final ClientCallBridge client;
  private final EndpointCallBridge server;
  private final @Nullable QName requestElement;
  private final FaultDetails faultDetails;
  private final @Nullable BodyBinding requestBody;
  private final @Nullable BodyBinding replyBody;

  JaxbMessageFormatter(
      OperationDescription operation,
      MessageVersion version,
      SOAPVersion soapVersion,
      Databinding databinding,
      FaultDetails faultDetails) {
    this.operation = operation;
    this.version = version;
    this.messages = new EngineMessages(version, soapVersion);
    this.client = databinding.getClientBridge(operation.method());
    this.requestElement = client.getOperationModel().getRequestPayloadName();
    this.server = messages.bridge(databinding, requestElement);
    this.faultDetails = faultDetails;
    JavaMethodImpl model = (JavaMethodImpl) client.getOperationModel();
    this.requestBody = BodyBinding.of(model.getRequestParameters()).orElse(null);
    this.replyBody =
        operation.oneWay() ? null : BodyBinding.of(model.getResponseParameters()).orElse(null);
  }

  @Override
  public Optional<QName> requestElement() {
    return Optional.ofNullable(requestElement);
  }

  @Override
  public Message writeRequest(Object[] arguments) {
    if (requestBody != null) {
      return Message.of(version, requestBody.write(arguments, null));
    }
    JavaCallInfo call = new JavaCallInfo(operation.method(), arguments);
    return messages.fromEngine(client.createRequestPacket(call).getMessage());
  }

  @Override
  public Object[] readRequest(Message request) {
    requireRequestElement(request);
    try {
      if (requestBody != null) {
        Object[] arguments = new Object[operation.method().getParameterCount()];
        Object unused = requestBody.read(request, arguments);
        return arguments;
      }
      Packet packet = messages.toEngine(request);
      return server.deserializeRequest(packet).getParameters();
    } catch (FaultException e) {
      throw e;
    } catch (Exception e) {
      throw FaultException.of(
              FaultCode.sender(DESERIALIZATION_FAILED),
              "body of the request for operation "
                  + operation.name()
                  + " cannot be read: "
                  + Reasons.of(e))
          .withAction(DESERIALIZATION_FAILED.getNamespaceURI() + "/fault");
    }
  }

  private void requireRequestElement(Message request) {
    Optional<QName> found = request.body().name();
    if (requestElement != null && !found.equals(requestElement())) {
      throw FaultException.of(
              FaultCode.sender(DESERIALIZATION_FAILED),
              "element: "
                  + found.map(QName::toString).orElse("none")
                  + " (expected: "
                  + requestElement
                  + " in the body of a request for operation "
                  + operation.name()
                  + ")")
          .withAction(DESERIALIZATION_FAILED.getNamespaceURI() + "/fault");
    }
  }

  @Override
  public Message writeReply(Object[] arguments, @Nullable Object result) {
    if (replyBody != null) {
      return Message.of(version, replyBody.write(arguments, result));
    }
    JavaCallInfo call = new JavaCallInfo(operation.method(), arguments);
    call.setReturnValue(result);
    return messages.fromEngine(server.serializeResponse(call).getMessage());
  }

  @Override
  public @Nullable Object readReply(Object[] arguments, Message reply) {
    try {
      if (replyBody != null && !reply.body().isEmpty()) {
        return replyBody.read(reply, arguments);
      }
      JavaCallInfo call = new JavaCallInfo(operation.method(), arguments);
      return client.readResponse(messages.toEngine(reply), call).getReturnValue();
    } catch (Throwable e) {
      // Metro declares Throwable, for the faults that never come this way.
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof CommunicationException known) {
          throw known;
        }
      }
      throw new ProtocolException(
          "reply to operation " + operation.name() + " cannot be read: " + Reasons.of(e), e);
    }
  }

  @Override
  public BodyWriter writeDetail(FaultDescription fault, Object detail) {
    return writer -> faultDetails.write(fault, detail, writer);
  }

  @Override
  public Throwable readFault(MessageFault fault, MessageVersion version) {
    Element detail = fault.detail();
    if (detail != null) {
      QName name = new QName(detail.getNamespaceURI(), detail.getLocalName());
      for (FaultDescription declared : operation.faults()) {
        if (declared.element().equals(name)) {
          return exception(declared, fault.reason(), detail);
        }
      }
    }
    FaultException thrown = FaultException.of(fault.code(), fault.reason());
    return detail == null ? thrown : thrown.withDetail(detail);
  }

  // Jakarta XML Web Services 4.0, 2.5: a fault class has a constructor of message and bean.
  private Throwable exception(FaultDescription declared, String reason, Element detail) {
    try {
      Constructor<? extends Throwable> constructor =
          declared.exception().getConstructor(String.class, declared.detail());
      return constructor.newInstance(reason, faultDetails.read(declared, detail));
    } catch (ReflectiveOperationException | JAXBException e) {
      return new ProtocolException(
          "fault "
              + declared.name()
              + " of operation "
              + operation.name()
              + " cannot be read: "
              + Reasons.of(e),
          e);
    }
  }
}
