package dev.woad.bindings.nettcp;

import dev.woad.bindings.Binding;
import dev.woad.bindings.BindingSettings;
import dev.woad.bindings.MessageEncodingBindingElement;
import dev.woad.bindings.ReaderQuotasSettings;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.binary.BinaryMessageEncodingBindingElement;
import dev.woad.bindings.binary.CompressionFormat;
import dev.woad.bindings.encoding.MtomMessageEncodingBindingElement;
import dev.woad.bindings.encoding.TextMessageEncodingBindingElement;
import dev.woad.bindings.framing.channel.ConnectionPoolConfiguration;
import dev.woad.bindings.framing.channel.StreamSecuritySettings;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.bindings.message.ReaderQuotas;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an encoding of any versions over TCP.
 *
 * @param messageEncoding binary, text or MTOM; binary if not given
 * @param messageVersion WCF's name for the versions of text and MTOM, such as {@code
 *     Soap11WSAddressing10}; {@code Soap12WSAddressing10} if not given, and always where messages
 *     are binary
 * @param textEncoding {@code utf-8} or {@code utf-16}
 * @param compressionFormat how binary messages are compressed
 * @param openTimeout how long to wait for a session
 * @param closeTimeout how long closing may wait
 * @param sendTimeout how long a call may take
 * @param receiveTimeout how long a session may be silent
 * @param maxReceivedMessageSize the size in bytes that one message may have
 * @param maxBufferSize the size in bytes of what is held whole
 * @param transferMode which messages flow through
 * @param listenBacklog how many connections wait to be taken
 * @param maxConnections how many connections a port takes
 * @param maxPendingConnections how many connections may not have said yet what they want
 * @param channelInitializationTimeout how long they may take to say so
 * @param connectionPoolSettings how long channels keep connections
 * @param security what secures connections
 * @param readerQuotas what messages that come in are held to
 */
public record CustomTcpSettings(
    @Nullable NetTcpMessageEncoding messageEncoding,
    @Nullable MessageVersion messageVersion,
    @Nullable String textEncoding,
    @Nullable CompressionFormat compressionFormat,
    @Nullable Duration openTimeout,
    @Nullable Duration closeTimeout,
    @Nullable Duration sendTimeout,
    @Nullable Duration receiveTimeout,
    @Nullable Long maxReceivedMessageSize,
    @Nullable Long maxBufferSize,
    @Nullable TransferMode transferMode,
    @Nullable Integer listenBacklog,
    @Nullable Integer maxConnections,
    @Nullable Integer maxPendingConnections,
    @Nullable Duration channelInitializationTimeout,
    @Nullable ConnectionPoolConfiguration connectionPoolSettings,
    @Nullable StreamSecuritySettings security,
    @Nullable ReaderQuotasSettings readerQuotas)
    implements BindingSettings, NetTcpConfiguration {

  @Override
  public Binding create(String scheme) {
    NetTcpBinding.Builder base = builder();
    return base.layers(encoding());
  }

  private MessageEncodingBindingElement encoding() {
    ReaderQuotas quotas =
        readerQuotas == null ? ReaderQuotas.DEFAULT : readerQuotas.toReaderQuotas();
    MessageVersion version = messageVersion == null ? MessageVersion.SOAP12_WSA10 : messageVersion;
    return switch (messageEncoding == null ? NetTcpMessageEncoding.BINARY : messageEncoding) {
      case BINARY -> binary(version).withReaderQuotas(quotas);
      case TEXT ->
          TextMessageEncodingBindingElement.of(version)
              .withWriteEncoding(
                  textEncoding == null ? StandardCharsets.UTF_8 : Charset.forName(textEncoding))
              .withReaderQuotas(quotas);
      case MTOM -> MtomMessageEncodingBindingElement.of(version).withReaderQuotas(quotas);
    };
  }

  private BinaryMessageEncodingBindingElement binary(MessageVersion version) {
    if (!version.equals(MessageVersion.SOAP12_WSA10)) {
      throw new IllegalArgumentException(
          "messageVersion: " + version + " (expected: Soap12WSAddressing10 where it is binary)");
    }
    return BinaryMessageEncodingBindingElement.create()
        .withCompressionFormat(
            compressionFormat == null ? CompressionFormat.NONE : compressionFormat);
  }
}
