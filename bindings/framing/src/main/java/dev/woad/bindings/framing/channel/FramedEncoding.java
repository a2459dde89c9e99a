package dev.woad.bindings.framing.channel;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.LimitedStream;
import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.MessageEncodingBindingElement;
import dev.woad.bindings.framing.FramingMode;
import dev.woad.bindings.framing.Preamble;
import dev.woad.bindings.message.Message;
import dev.woad.contracts.EndpointAddress;
import java.io.IOException;
import java.io.InputStream;

/** The encoding of a binding, as framed connections use it. Safe for use by many threads. */
final class FramedEncoding {

  private final MessageEncodingBindingElement element;
  private final FramedTransport transport;
  private final MessageEncoder alone;

  // Asked what it supports, and never used for messages.
  private final MessageEncoder session;

  private FramedEncoding(MessageEncodingBindingElement element, FramedTransport transport) {
    this.element = element;
    this.transport = transport;
    this.alone = element.createAnnouncedEncoder(transport.maxReceivedMessageSize());
    this.session = element.createSessionEncoder();
  }

  static FramedEncoding of(BindingContext context, FramedTransport transport) {
    MessageEncodingBindingElement element =
        context
            .binding()
            .find(MessageEncodingBindingElement.class)
            .orElseThrow(
                () -> new IllegalArgumentException(context.binding().name() + ": no encoding"));
    return new FramedEncoding(element, transport);
  }

  /** Returns whether replies can be told apart where there are many in a session. */
  boolean isAddressed() {
    return element.messageVersion().isAddressed();
  }

  boolean supports(Preamble preamble) {
    MessageEncoder encoder = preamble.mode() == FramingMode.DUPLEX ? session : alone;
    return encoder.isContentTypeSupported(preamble.contentType());
  }

  /** Returns what encodes the messages that stand alone in their sessions. */
  MessageEncoder alone() {
    return alone;
  }

  /** Returns the preamble of a session of one call. */
  Preamble singleton(EndpointAddress address) {
    return new Preamble(
        FramingMode.SINGLETON_UNSIZED, ViaAddress.textFor(address), alone.contentType());
  }

  /** Returns what encodes a session that this side begins. */
  SessionCodec newSession() {
    MessageEncoder writing = element.createSessionEncoder();
    return SessionCodec.of(writing, reading(writing.contentType()), writing.contentType());
  }

  /** Returns what encodes a session that the other party announced. */
  SessionCodec newSession(String contentType) {
    return SessionCodec.of(reading(contentType), reading(contentType), contentType);
  }

  private MessageEncoder reading(String contentType) {
    return element.createSessionEncoder(contentType, transport.maxReceivedMessageSize());
  }

  /**
   * Reads a message that is still coming.
   *
   * @param flowing whether its body is read as it comes, rather than held whole now
   */
  Message read(InputStream in, String contentType, boolean flowing) throws IOException {
    LimitedStream limited = new LimitedStream(in, transport.bufferQuota(), transport.bufferLimit());
    if (flowing) {
      Message message = alone.read(limited, contentType);
      limited.limit("maxReceivedMessageSize", transport.maxReceivedMessageSize());
      return message;
    }
    try (limited) {
      return alone.read(limited.readAllBytes(), contentType);
    }
  }
}
