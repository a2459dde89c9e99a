package dev.woad.bindings.websocket;

import dev.woad.bindings.Binding;
import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.MessageEncodingBindingElement;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.binary.BinaryMessageEncodingBindingElement;
import dev.woad.bindings.http.HttpTransportBindingElement;
import java.util.Optional;

/**
 * How messages become those of a WebSocket: in sessions where they are held whole, each for itself
 * where they flow. Safe for use by many threads.
 */
final class SocketEncoding {

  static final String CONTENT_TYPE = "soap-content-type";
  static final String TRANSFER_MODE = "microsoft-binary-transfer-mode";

  private final MessageEncodingBindingElement element;
  private final HttpTransportBindingElement http;
  private final MessageEncoder alone;

  SocketEncoding(Binding binding, HttpTransportBindingElement http) {
    this.element =
        binding
            .find(MessageEncodingBindingElement.class)
            .orElseThrow(() -> new IllegalArgumentException(binding.name() + ": no encoding"));
    this.http = http;
    this.alone = element.createEncoder(http.maxReceivedMessageSize());
  }

  /** Returns what a client announces its messages with. */
  String contentType() {
    return element.createSessionEncoder().contentType();
  }

  /** Returns what a client says of how messages flow, where the encoding depends on it. */
  Optional<String> transferMode() {
    return element instanceof BinaryMessageEncodingBindingElement
        ? Optional.of(
            switch (http.transferMode()) {
              case BUFFERED -> "Buffered";
              case STREAMED -> "Streamed";
              case STREAMED_REQUEST -> "StreamedRequest";
              case STREAMED_RESPONSE -> "StreamedResponse";
            })
        : Optional.empty();
  }

  /** Returns whether messages that are announced so can be read. */
  boolean isSupported(String announced) {
    return alone.isContentTypeSupported(announced)
        || element.createSessionEncoder().isContentTypeSupported(announced);
  }

  /** Returns what encodes the messages of one direction of one WebSocket. */
  MessageEncoder encoder(boolean streamed, String announced) {
    if (streamed) {
      return alone;
    }
    MessageEncoder own = element.createSessionEncoder();
    // .NET takes the name of messages that stand alone for that of those in sessions.
    String type = own.isContentTypeSupported(announced) ? announced : own.contentType();
    return element.createSessionEncoder(type, http.maxReceivedMessageSize());
  }

  /** Returns whether the messages of a direction flow. */
  boolean isStreamed(boolean requests) {
    TransferMode mode = http.transferMode();
    return requests ? mode.isRequestStreamed() : mode.isResponseStreamed();
  }

  HttpTransportBindingElement http() {
    return http;
  }
}
