package dev.woad.bindings.http;

import dev.woad.bindings.Binding;
import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.MessageEncodingBindingElement;
import dev.woad.bindings.binary.BinaryMessageEncodingBindingElement;
import dev.woad.bindings.binary.CompressionFormat;
import dev.woad.bindings.encoding.ContentType;

/**
 * How messages become the bodies of HTTP.
 *
 * <p>.NET compresses binary messages in two ways: a request says so by its content type, a reply by
 * the content encoding of HTTP. Either is taken off here, where quotas count what is beneath.
 *
 * @param encoder reads and writes messages as the binding says
 * @param plain reads and writes them without compression
 * @param format how binary messages are compressed
 */
record HttpEncoding(MessageEncoder encoder, MessageEncoder plain, CompressionFormat format) {

  static HttpEncoding of(Binding binding, HttpTransportBindingElement transport) {
    MessageEncodingBindingElement element =
        binding
            .find(MessageEncodingBindingElement.class)
            .orElseThrow(() -> new IllegalArgumentException(binding.name() + ": no encoding"));
    MessageEncoder encoder = element.createEncoder(transport.maxReceivedMessageSize());
    if (element instanceof BinaryMessageEncodingBindingElement binary
        && binary.compressionFormat() != CompressionFormat.NONE) {
      return new HttpEncoding(
          encoder,
          binary
              .withCompressionFormat(CompressionFormat.NONE)
              .createEncoder(transport.maxReceivedMessageSize()),
          binary.compressionFormat());
    }
    return new HttpEncoding(encoder, encoder, CompressionFormat.NONE);
  }

  /** Returns the compression that a content type, which the encoder supports, speaks of. */
  ContentCoding codingOf(String contentType) {
    return isCompressed(contentType) ? ContentCoding.of(format) : ContentCoding.NONE;
  }

  /** Returns the content type of what is beneath the compression. */
  String plainType(String contentType) {
    return isCompressed(contentType) ? plain.contentType() : contentType;
  }

  private boolean isCompressed(String contentType) {
    return format != CompressionFormat.NONE
        && ContentType.parse(contentType).mediaType().endsWith(format.suffix());
  }
}
