package dev.woad.bindings.inprocess;

import dev.woad.bindings.EncodedMessage;
import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.Via;
import dev.woad.contracts.QuotaExceededException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;

/** A message as bytes. */
record EncodedBytes(String contentType, String action, byte[] bytes) {

  static final EncodedBytes NONE = new EncodedBytes("", "", new byte[0]);

  static EncodedBytes of(MessageEncoder encoder, Message message) throws IOException {
    EncodedMessage encoded = encoder.encode(message);
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    String action = message.headers().action().orElse("");
    encoded.writeTo(out);
    return new EncodedBytes(encoded.contentType(), action, out.toByteArray());
  }

  Message decode(MessageEncoder encoder, long maxReceivedMessageSize, URI via) throws IOException {
    if (bytes.length > maxReceivedMessageSize) {
      throw new QuotaExceededException(
          "message: "
              + bytes.length
              + " bytes (expected: <= "
              + maxReceivedMessageSize
              + ", the maxReceivedMessageSize)");
    }
    Message message = encoder.read(new ByteArrayInputStream(bytes), contentType);
    message.properties().put(Via.class, new Via(via));
    if (!message.version().isAddressed()) {
      message.headers().action(action);
    }
    return message;
  }
}
