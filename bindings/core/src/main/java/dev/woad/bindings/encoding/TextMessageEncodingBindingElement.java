package dev.woad.bindings.encoding;

import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.MessageEncodingBindingElement;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.bindings.message.ReaderQuotas;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Messages as text XML.
 *
 * @param messageVersion the versions that messages are written in
 * @param writeEncoding UTF-8, or UTF-16, which is written least significant byte first; both are
 *     always read
 * @param readerQuotas what messages that come in are held to
 */
public record TextMessageEncodingBindingElement(
    MessageVersion messageVersion, Charset writeEncoding, ReaderQuotas readerQuotas)
    implements MessageEncodingBindingElement {

  /** Checks the encoding. */
  public TextMessageEncodingBindingElement {
    if (XmlEncoding.find(writeEncoding.name()).isEmpty()) {
      throw new IllegalArgumentException(
          "writeEncoding: " + writeEncoding + " (expected: UTF-8 or UTF-16)");
    }
  }

  /** Returns the element for the given versions in UTF-8 with default quotas. */
  public static TextMessageEncodingBindingElement of(MessageVersion messageVersion) {
    return new TextMessageEncodingBindingElement(
        messageVersion, StandardCharsets.UTF_8, ReaderQuotas.DEFAULT);
  }

  /** Returns this element writing in another encoding. */
  public TextMessageEncodingBindingElement withWriteEncoding(Charset newWriteEncoding) {
    return new TextMessageEncodingBindingElement(messageVersion, newWriteEncoding, readerQuotas);
  }

  /** Returns this element with other quotas. */
  public TextMessageEncodingBindingElement withReaderQuotas(ReaderQuotas newReaderQuotas) {
    return new TextMessageEncodingBindingElement(messageVersion, writeEncoding, newReaderQuotas);
  }

  @Override
  public MessageEncoder createEncoder() {
    return new TextMessageEncoder(this);
  }
}
