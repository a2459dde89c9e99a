package dev.woad.testing.dotnet;

import dev.woad.bindings.Binding;
import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.MessageEncodingBindingElement;
import dev.woad.bindings.TlsCredentials;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.binary.BinaryMessageEncodingBindingElement;
import dev.woad.bindings.binary.CompressionFormat;
import dev.woad.bindings.encoding.MtomMessageEncodingBindingElement;
import dev.woad.bindings.encoding.TextMessageEncodingBindingElement;
import dev.woad.bindings.framing.channel.SslStreamSecurityBindingElement;
import dev.woad.bindings.framing.channel.StreamUpgradeBindingElement;
import dev.woad.bindings.http.HttpTransportBindingElement;
import dev.woad.bindings.http.NetHttpBinding;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.bindings.netpipe.UnixDomainSocketBinding;
import dev.woad.bindings.netpipe.UnixPosixIdentityBindingElement;
import dev.woad.bindings.nettcp.NetTcpBinding;
import dev.woad.bindings.nettcp.NetTcpTransportBindingElement;
import dev.woad.hosting.ServiceHost;
import dev.woad.hosting.ServiceHostBuilder;
import dev.woad.testing.dotnet.cart.ICart;
import dev.woad.testing.dotnet.feed.IPriceFeed;
import dev.woad.testing.dotnet.files.IOrderFiles;
import dev.woad.testing.dotnet.orders.IHeaderOrders;
import dev.woad.testing.dotnet.orders.IOrders;
import dev.woad.testing.dotnet.plain.IPlainOrders;
import dev.woad.testing.dotnet.xml.IXmlOrders;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The bindings that conversations were recorded over, by the names of the recordings. */
final class RecordedBindings {

  static final List<String> NAMES =
      List.of(
          "basic",
          "basic-utf16",
          "basic-mtom",
          "basic-xml",
          "ws-none",
          "ws-mtom",
          "http-soap12",
          "http-soap11-wsa10",
          "http-soap12-wsa2004",
          "nethttp",
          "http-binary",
          "http-binary-gzip",
          "files-basic",
          "files-basic-mtom");

  static final List<String> TCP_NAMES =
      List.of(
          "tcp-none",
          "tcp-streamed",
          "tcp-nosession",
          "tcp-text",
          "tcp-text-soap11",
          "tcp-mtom",
          "tcp-gzip",
          "files-tcp",
          "tcp-ssl",
          "tcp-ssl-cert",
          "tcp-ssl-streamed",
          "feed-tcp",
          "cart-tcp");

  static final List<String> UNIX_NAMES = List.of("feed-uds", "uds-none", "uds-ssl", "uds-posix");

  private static final int MAX_RECEIVED = 67_108_864;

  private RecordedBindings() {}

  /** Returns a host of the recorded service over one of the bindings, at /orders. */
  static ServiceHost host(String name, int port) {
    return host(
        name,
        UNIX_NAMES.contains(name)
            ? "net.uds://" + socket(name)
            : binding(name).transport().scheme() + "://localhost:" + port + "/orders",
        new RecordedService());
  }

  /** Returns a host of the recorded service over one of the bindings. */
  static ServiceHost host(String name, String address, RecordedService service) {
    Binding binding = binding(name);
    if (name.startsWith("feed-")) {
      return ServiceHost.builder(RecordedFeed.class)
          .endpoint(IPriceFeed.class, binding, address)
          .build();
    }
    if (name.startsWith("cart-")) {
      return ServiceHost.builder(RecordedCart.class)
          .endpoint(ICart.class, binding, address)
          .build();
    }
    ServiceHostBuilder builder = ServiceHost.builder(service);
    if (name.startsWith("files-")) {
      builder.endpoint(IOrderFiles.class, binding, address);
    } else if (name.equals("basic-xml")) {
      builder.endpoint(IXmlOrders.class, binding, address);
    } else if (name.equals("tcp-nosession")) {
      builder.endpoint(IPlainOrders.class, binding, address);
    } else {
      builder
          .endpoint(IOrders.class, binding, address)
          .endpoint(IHeaderOrders.class, binding, address);
    }
    return builder.build();
  }

  /** Returns where the socket of a binding is. */
  static Path socket(String name) {
    return Path.of(System.getProperty("java.io.tmpdir"), "woad-recorded", name + ".sock");
  }

  static Binding binding(String name) {
    return switch (name) {
      case "basic", "basic-xml" -> over(text(MessageVersion.SOAP11), TransferMode.BUFFERED);
      case "basic-utf16" ->
          over(
              TextMessageEncodingBindingElement.of(MessageVersion.SOAP11)
                  .withWriteEncoding(StandardCharsets.UTF_16),
              TransferMode.BUFFERED);
      case "basic-mtom" -> over(mtom(MessageVersion.SOAP11), TransferMode.BUFFERED);
      case "ws-none" -> over(text(MessageVersion.SOAP12_WSA10), TransferMode.BUFFERED);
      case "ws-mtom" -> over(mtom(MessageVersion.SOAP12_WSA10), TransferMode.BUFFERED);
      case "http-soap12" -> over(text(MessageVersion.SOAP12), TransferMode.BUFFERED);
      case "http-soap11-wsa10" -> over(text(MessageVersion.SOAP11_WSA10), TransferMode.BUFFERED);
      case "http-soap12-wsa2004" ->
          over(text(MessageVersion.SOAP12_WSA200408), TransferMode.BUFFERED);
      case "nethttp" -> NetHttpBinding.builder().maxReceivedMessageSize(MAX_RECEIVED).build();
      case "http-binary" -> over(binary(), TransferMode.BUFFERED);
      case "http-binary-gzip" ->
          over(binary().withCompressionFormat(CompressionFormat.GZIP), TransferMode.BUFFERED);
      case "files-basic" -> over(text(MessageVersion.SOAP11), TransferMode.STREAMED);
      case "files-basic-mtom" -> over(mtom(MessageVersion.SOAP11), TransferMode.STREAMED);
      case "tcp-none", "feed-tcp", "cart-tcp" -> netTcp(TransferMode.BUFFERED);
      case "tcp-streamed", "tcp-nosession", "files-tcp" -> netTcp(TransferMode.STREAMED);
      case "uds-none", "feed-uds" -> unix(null);
      case "uds-ssl" -> unix(tls());
      case "uds-posix" -> unix(new UnixPosixIdentityBindingElement());
      case "tcp-ssl" -> ssl(TransferMode.BUFFERED, false);
      case "tcp-ssl-cert" -> ssl(TransferMode.BUFFERED, true);
      case "tcp-ssl-streamed" -> ssl(TransferMode.STREAMED, false);
      case "tcp-text" -> overTcp(text(MessageVersion.SOAP12_WSA10));
      case "tcp-text-soap11" -> overTcp(text(MessageVersion.SOAP11_WSA10));
      case "tcp-mtom" -> overTcp(mtom(MessageVersion.SOAP12_WSA10));
      case "tcp-gzip" ->
          overTcp(
              BinaryMessageEncodingBindingElement.create()
                  .withCompressionFormat(CompressionFormat.GZIP));
      default -> SocketBindings.binding(name);
    };
  }

  /** Returns a binding as a client uses it. */
  static Binding clientBinding(String name) {
    return switch (name) {
      case "uds-ssl" -> unix(clientTls());
      case "tcp-ssl", "tcp-ssl-cert", "tcp-ssl-streamed" ->
          NetTcpBinding.builder()
              .maxReceivedMessageSize(MAX_RECEIVED)
              .transferMode(
                  name.endsWith("streamed") ? TransferMode.STREAMED : TransferMode.BUFFERED)
              .security(clientTls().withRequireClientCertificate(name.endsWith("-cert")))
              .build();
      default -> binding(name);
    };
  }

  private static SslStreamSecurityBindingElement clientTls() {
    return SslStreamSecurityBindingElement.of(
            TlsCredentials.builder()
                .certificate(file("client.pem"), file("client.key"))
                .trust(file("server.pem"))
                .build())
        .withSslProtocols(List.of("TLSv1.2"));
  }

  private static Binding over(MessageEncodingBindingElement encoding, TransferMode mode) {
    return CustomBinding.of(
        encoding,
        HttpTransportBindingElement.create()
            .withMaxReceivedMessageSize(MAX_RECEIVED)
            .withMaxBufferSize(MAX_RECEIVED)
            .withTransferMode(mode));
  }

  private static Binding netTcp(TransferMode mode) {
    return NetTcpBinding.builder().maxReceivedMessageSize(MAX_RECEIVED).transferMode(mode).build();
  }

  private static Binding ssl(TransferMode mode, boolean requireClientCertificate) {
    return NetTcpBinding.builder()
        .maxReceivedMessageSize(MAX_RECEIVED)
        .transferMode(mode)
        .security(tls().withRequireClientCertificate(requireClientCertificate))
        .build();
  }

  private static Binding unix(@Nullable StreamUpgradeBindingElement security) {
    return UnixDomainSocketBinding.builder()
        .maxReceivedMessageSize(MAX_RECEIVED)
        .security(security)
        .build();
  }

  static SslStreamSecurityBindingElement tls() {
    return SslStreamSecurityBindingElement.of(
        TlsCredentials.builder()
            .certificate(file("server.pem"), file("server.key"))
            .trust(file("client.pem"))
            .build());
  }

  /** Returns a certificate, or its key. */
  static Path file(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(RecordedBindings.class.getResource("/certificates/" + name))
              .toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Binding overTcp(MessageEncodingBindingElement encoding) {
    return CustomBinding.of(
        encoding,
        NetTcpTransportBindingElement.create()
            .withMaxReceivedMessageSize(MAX_RECEIVED)
            .withMaxBufferSize(MAX_RECEIVED));
  }

  private static MessageEncodingBindingElement text(MessageVersion version) {
    return TextMessageEncodingBindingElement.of(version);
  }

  private static BinaryMessageEncodingBindingElement binary() {
    return BinaryMessageEncodingBindingElement.create();
  }

  private static MessageEncodingBindingElement mtom(MessageVersion version) {
    return MtomMessageEncodingBindingElement.of(version);
  }
}
