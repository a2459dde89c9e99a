package dev.woad.bindings.binary;

import dev.woad.bindings.MessageEncoder;
import dev.woad.bindings.MessageEncodingBindingElement;
import dev.woad.bindings.PolicyAssertions;
import dev.woad.bindings.message.BodyWriter;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.bindings.message.ReaderQuotas;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages as .NET binary XML, in SOAP 1.2 with WS-Addressing 1.0. What comes in may be compressed
 * as the element says, or not at all.
 *
 * <p>A message that stands alone is MC-NBFS, {@code application/soap+msbin1}. In a session names
 * are sent once for each direction, MC-NBFSE, {@code application/soap+msbinsession1}.
 *
 * @param compressionFormat how messages are compressed; in a session only if it was announced so
 * @param readerQuotas what messages that come in are held to
 * @param maxSessionSize bytes that the names of one direction of a session may take; what is beyond
 *     is not sent by this side, and refused from the other
 */
public record BinaryMessageEncodingBindingElement(
    CompressionFormat compressionFormat, ReaderQuotas readerQuotas, int maxSessionSize)
    implements MessageEncodingBindingElement {

  private static final int DOTNET_MAX_SESSION_SIZE = 2048;
  private static final long UNBOUNDED = Long.MAX_VALUE;

  /** Checks the size. */
  public BinaryMessageEncodingBindingElement {
    if (maxSessionSize <= 0) {
      throw new IllegalArgumentException("maxSessionSize: " + maxSessionSize + " (expected: > 0)");
    }
  }

  /** Returns the element without compression and with default quotas. */
  public static BinaryMessageEncodingBindingElement create() {
    return new BinaryMessageEncodingBindingElement(
        CompressionFormat.NONE, ReaderQuotas.DEFAULT, DOTNET_MAX_SESSION_SIZE);
  }

  /** Returns this element with another compression. */
  public BinaryMessageEncodingBindingElement withCompressionFormat(
      CompressionFormat newCompressionFormat) {
    return new BinaryMessageEncodingBindingElement(
        newCompressionFormat, readerQuotas, maxSessionSize);
  }

  /** Returns this element with other quotas. */
  public BinaryMessageEncodingBindingElement withReaderQuotas(ReaderQuotas newReaderQuotas) {
    return new BinaryMessageEncodingBindingElement(
        compressionFormat, newReaderQuotas, maxSessionSize);
  }

  /** Returns this element with another size of sessions. */
  public BinaryMessageEncodingBindingElement withMaxSessionSize(int newMaxSessionSize) {
    return new BinaryMessageEncodingBindingElement(
        compressionFormat, readerQuotas, newMaxSessionSize);
  }

  @Override
  public MessageVersion messageVersion() {
    return MessageVersion.SOAP12_WSA10;
  }

  @Override
  public List<BodyWriter> policyAssertions() {
    List<BodyWriter> assertions = new ArrayList<>();
    assertions.add(
        PolicyAssertions.empty(
            "msb",
            "BinaryEncoding",
            "http://schemas.microsoft.com/ws/06/2004/mspolicy/netbinary1"));
    assertions.addAll(MessageEncodingBindingElement.super.policyAssertions());
    return assertions;
  }

  /** Returns an encoder whose decompressed messages only the reader quotas bound. */
  @Override
  public MessageEncoder createEncoder() {
    return createEncoder(UNBOUNDED);
  }

  @Override
  public MessageEncoder createEncoder(long maxMessageSize) {
    return new BinaryMessageEncoder(this, maxMessageSize);
  }

  /** Returns an encoder whose decompressed messages only the reader quotas bound. */
  @Override
  public MessageEncoder createSessionEncoder() {
    return createSessionEncoder(
        BinaryContentTypes.SESSION.announcing(compressionFormat), UNBOUNDED);
  }

  @Override
  public MessageEncoder createSessionEncoder(String contentType, long maxMessageSize) {
    return new BinarySessionEncoder(this, contentType, maxMessageSize);
  }
}
