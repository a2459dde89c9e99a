package dev.woad.bindings.jms;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.MessageEncodingBindingElement;
import dev.woad.bindings.encoding.ContentType;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageFault;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.bindings.message.Via;
import dev.woad.contracts.FaultException;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Makes requests of messages, and has them handled. Safe for use by many threads. */
final class JmsRequests {

  private static final ChannelHandler NOBODY =
      new ChannelHandler() {
        @Override
        public void receive(dev.woad.bindings.RequestContext context) {
          context.abort();
        }

        @Override
        public CompletionStage<?> invoke(Method method, Object[] arguments, Message request) {
          throw new UnsupportedOperationException();
        }
      };

  private final JmsUri uri;
  private final JmsTransportBindingElement transport;
  private final MessageEncoder encoder;
  private final MessageVersion version;
  private final Via via;
  private final JmsRemembered remembered;
  private final ChannelHandler handler;

  JmsRequests(BindingContext context, JmsUri uri, JmsTransportBindingElement transport) {
    this(
        uri,
        transport,
        encoder(context, transport),
        context.binding().messageVersion(),
        new JmsRemembered(),
        NOBODY);
  }

  private JmsRequests(
      JmsUri uri,
      JmsTransportBindingElement transport,
      MessageEncoder encoder,
      MessageVersion version,
      JmsRemembered remembered,
      ChannelHandler handler) {
    this.uri = uri;
    this.transport = transport;
    this.encoder = encoder;
    this.version = version;
    this.via = new Via(URI.create(uri.requestUri().replace(" ", "%20")));
    this.remembered = remembered;
    this.handler = handler;
  }

  static MessageEncoder encoder(BindingContext context, JmsTransportBindingElement transport) {
    return context
        .binding()
        .find(MessageEncodingBindingElement.class)
        .orElseThrow(() -> new IllegalArgumentException(context.binding().name() + ": no encoding"))
        .createEncoder(transport.maxReceivedMessageSize());
  }

  JmsRequests withHandler(ChannelHandler newHandler) {
    return new JmsRequests(uri, transport, encoder, version, remembered, newHandler);
  }

  JmsReceiveSettings settings() {
    return transport.receiving();
  }

  JmsUri uri() {
    return uri;
  }

  JmsRemembered remembered() {
    return remembered;
  }

  ChannelHandler handler() {
    return handler;
  }

  /** Makes a call of a message; one that is refused has its outcome at once. */
  JmsCall call(jakarta.jms.Message message, JmsMessageProperty property, boolean answerable)
      throws JMSException {
    Message request;
    try {
      request = read(message, property);
    } catch (FaultException e) {
      return refused(MessageFault.of(e.code(), e.reason()), e.action().orElse(null), answerable);
    } catch (IOException | RuntimeException e) {
      return refused(
          MessageFault.of(dev.woad.contracts.FaultCode.SENDER, JmsOutcome.reason(e)),
          null,
          answerable);
    }
    return new JmsCall(request, encoder, answerable);
  }

  private JmsCall refused(MessageFault fault, @Nullable String action, boolean answerable) {
    String told =
        action != null ? action : version.isAddressed() ? version.addressing().faultAction() : null;
    Message reply = Message.of(version, fault, told);
    JmsCall call = new JmsCall(reply, encoder, answerable);
    call.reply(reply);
    return call;
  }

  private Message read(jakarta.jms.Message message, JmsMessageProperty property)
      throws JMSException, IOException {
    String bindingVersion = message.getStringProperty(SoapJms.BINDING_VERSION);
    if (bindingVersion != null && !bindingVersion.equals(SoapJms.VERSION)) {
      throw SoapJms.fault(
          "unrecognizedBindingVersion",
          SoapJms.BINDING_VERSION + ": " + bindingVersion + " (expected: " + SoapJms.VERSION + ")");
    }
    checkRequestUri(message);
    JmsContent content = JmsContent.of(message, transport.maxReceivedMessageSize());
    if (!encoder.isContentTypeSupported(content.contentType())) {
      throw SoapJms.fault(
          "contentTypeMismatch",
          "content type: " + content.contentType() + " (expected: " + encoder.contentType() + ")");
    }
    Message request = encoder.read(content.bytes(), content.contentType());
    request.properties().put(Via.class, via);
    request.properties().put(JmsMessageProperty.class, property);
    if (!request.version().isAddressed()) {
      request.headers().action(action(message, content.contentType()));
    }
    return request;
  }

  private static void checkRequestUri(jakarta.jms.Message message) throws JMSException {
    String requestUri = message.getStringProperty(SoapJms.REQUEST_URI);
    if (requestUri == null) {
      // Callers that know nothing of it do not mislead anybody: the queue says where it goes.
      return;
    }
    JmsUri parsed;
    try {
      parsed = JmsUri.of(requestUri);
    } catch (IllegalArgumentException e) {
      throw SoapJms.fault("malformedRequestURI", String.valueOf(e.getMessage()));
    }
    if (parsed.targetService().isPresent()) {
      throw SoapJms.fault(
          "targetServiceNotAllowedInRequestURI",
          SoapJms.REQUEST_URI + ": with targetService (expected: without)");
    }
  }

  private static String action(jakarta.jms.Message message, String contentType)
      throws JMSException {
    String action = message.getStringProperty(SoapJms.SOAP_ACTION);
    if (action == null) {
      return ContentType.parse(contentType).parameter("action").orElse("");
    }
    // Some put it between quotes, as HTTP has it.
    return action.length() > 1 && action.startsWith("\"") && action.endsWith("\"")
        ? action.substring(1, action.length() - 1)
        : action;
  }

  /** Returns the properties of a message that are neither JMS's nor the specification's. */
  static Map<String, Object> ownProperties(jakarta.jms.Message message) throws JMSException {
    Map<String, Object> own = new HashMap<>();
    for (Enumeration<?> names = message.getPropertyNames(); names.hasMoreElements(); ) {
      String name = (String) names.nextElement();
      if (!name.startsWith("JMS") && !name.startsWith("SOAPJMS_") && !name.startsWith("_")) {
        Object value = message.getObjectProperty(name);
        if (value != null) {
          own.put(name, value);
        }
      }
    }
    return own;
  }
}
