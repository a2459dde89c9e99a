package dev.woad.bindings.jms;

import dev.woad.bindings.EncodedMessage;
import dev.woad.bindings.LimitedStream;
import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.encoding.ContentType;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.FaultException;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/**
 * What a message carries, whatever it is to JMS.
 *
 * @param contentType what announces the bytes
 * @param bytes the envelope, encoded
 */
record JmsContent(String contentType, byte[] bytes) {

  static JmsContent of(MessageEncoder encoder, Message message) throws IOException {
    EncodedMessage encoded = encoder.encode(message);
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    String type = encoded.contentType();
    encoded.writeTo(out);
    return new JmsContent(type, out.toByteArray());
  }

  /**
   * Reads what a message carries; never an object that Java has serialized.
   *
   * @throws FaultException if it is of a kind that carries no envelope, or says nothing of its type
   */
  static JmsContent of(jakarta.jms.Message message, long limit) throws JMSException {
    if (!(message instanceof BytesMessage) && !(message instanceof TextMessage)) {
      throw SoapJms.fault(
          "unsupportedJMSMessageFormat",
          "message: neither bytes nor text (expected: BytesMessage or TextMessage)");
    }
    String contentType = message.getStringProperty(SoapJms.CONTENT_TYPE);
    if (contentType == null || contentType.isBlank()) {
      throw SoapJms.fault(
          "missingContentType", SoapJms.CONTENT_TYPE + ": none (expected: a content type)");
    }
    return new JmsContent(contentType, bytes(message, contentType, limit));
  }

  private static byte[] bytes(jakarta.jms.Message message, String contentType, long limit)
      throws JMSException {
    byte[] bytes;
    if (message instanceof BytesMessage binary) {
      if (binary.getBodyLength() > limit) {
        throw LimitedStream.tooLarge("maxReceivedMessageSize", limit);
      }
      bytes = new byte[(int) binary.getBodyLength()];
      int unused = binary.readBytes(bytes);
    } else {
      String text = ((TextMessage) message).getText();
      bytes = (text == null ? "" : text).getBytes(charset(contentType));
    }
    if (bytes.length > limit) {
      throw LimitedStream.tooLarge("maxReceivedMessageSize", limit);
    }
    return bytes;
  }

  /** Makes a message that carries this. */
  jakarta.jms.Message toMessage(Session session, JmsMessageFormat format) throws JMSException {
    jakarta.jms.Message message;
    if (format == JmsMessageFormat.TEXT) {
      message = session.createTextMessage(new String(bytes, charset(contentType)));
    } else {
      BytesMessage binary = session.createBytesMessage();
      binary.writeBytes(bytes);
      message = binary;
    }
    message.setStringProperty(SoapJms.BINDING_VERSION, SoapJms.VERSION);
    message.setStringProperty(SoapJms.CONTENT_TYPE, contentType);
    return message;
  }

  private static Charset charset(String contentType) {
    try {
      return ContentType.parse(contentType)
          .parameter("charset")
          .map(Charset::forName)
          .orElse(StandardCharsets.UTF_8);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }
}
