package dev.woad.testing.conformance;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingElement;
import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.EncodedMessage;
import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.MessageEncodingBindingElement;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * An encoding whose bytes a test changes, or counts, on their way out; before they are compressed,
 * if they are.
 *
 * @param inner the encoding
 * @param change what is done to the bytes of each message
 */
public record TamperedEncoding(MessageEncodingBindingElement inner, UnaryOperator<byte[]> change)
    implements MessageEncodingBindingElement {

  /** Returns a binding of the same layers whose messages are changed on their way out. */
  public static Binding bytes(Binding binding, UnaryOperator<byte[]> change) {
    BindingElement[] elements =
        binding.elements().stream()
            .map(
                element ->
                    element instanceof MessageEncodingBindingElement encoding
                        ? new TamperedEncoding(encoding, change)
                        : element)
            .toArray(BindingElement[]::new);
    return CustomBinding.of(elements).withTimeouts(binding.timeouts());
  }

  /** Returns a binding of the same layers the text of whose messages is changed. */
  public static Binding text(Binding binding, UnaryOperator<String> change) {
    return bytes(
        binding,
        bytes -> {
          Charset charset = charset(bytes);
          return change.apply(new String(bytes, charset)).getBytes(charset);
        });
  }

  // One to one where there is no mark, so that parts of other encodings survive.
  private static Charset charset(byte[] bytes) {
    boolean marked = bytes.length > 1 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE;
    return marked ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1;
  }

  @Override
  public MessageVersion messageVersion() {
    return inner.messageVersion();
  }

  @Override
  public MessageEncoder createEncoder() {
    return new Encoder(inner.createEncoder(), change);
  }

  @Override
  public MessageEncoder createEncoder(long maxMessageSize) {
    return new Encoder(inner.createEncoder(maxMessageSize), change);
  }

  @Override
  public MessageEncoder createAnnouncedEncoder(long maxMessageSize) {
    return new Encoder(inner.createAnnouncedEncoder(maxMessageSize), change);
  }

  @Override
  public MessageEncoder createSessionEncoder() {
    return new Encoder(inner.createSessionEncoder(), change);
  }

  @Override
  public MessageEncoder createSessionEncoder(String contentType, long maxMessageSize) {
    return new Encoder(inner.createSessionEncoder(contentType, maxMessageSize), change);
  }

  private record Encoder(MessageEncoder inner, UnaryOperator<byte[]> change)
      implements MessageEncoder {

    @Override
    public String contentType() {
      return inner.contentType();
    }

    @Override
    public boolean isContentTypeSupported(String contentType) {
      return inner.isContentTypeSupported(contentType);
    }

    @Override
    public Message read(InputStream in, String contentType) throws IOException {
      return inner.read(in, contentType);
    }

    @Override
    public EncodedMessage encode(Message message) {
      EncodedMessage encoded = inner.encode(message);
      return new EncodedMessage() {
        @Override
        public String contentType() {
          return encoded.contentType();
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          encoded.writeTo(bytes);
          out.write(changed(bytes.toByteArray()));
        }
      };
    }

    private byte[] changed(byte[] bytes) throws IOException {
      boolean compressed = bytes.length > 1 && bytes[0] == 0x1F && bytes[1] == (byte) 0x8B;
      if (!compressed) {
        return change.apply(bytes);
      }
      ByteArrayOutputStream again = new ByteArrayOutputStream();
      try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(bytes));
          GZIPOutputStream out = new GZIPOutputStream(again)) {
        out.write(change.apply(plain.readAllBytes()));
      }
      return again.toByteArray();
    }
  }
}
