package dev.woad.testing.dotnet;

import dev.woad.bindings.Binding;
import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.MessageEncodingBindingElement;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.binary.BinaryMessageEncodingBindingElement;
import dev.woad.bindings.binary.CompressionFormat;
import dev.woad.bindings.encoding.MtomMessageEncodingBindingElement;
import dev.woad.bindings.encoding.TextMessageEncodingBindingElement;
import dev.woad.bindings.http.HttpTransportBindingElement;
import dev.woad.bindings.http.NetHttpBinding;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.hosting.ServiceHost;
import dev.woad.hosting.ServiceHostBuilder;
import dev.woad.testing.dotnet.files.IOrderFiles;
import dev.woad.testing.dotnet.orders.IHeaderOrders;
import dev.woad.testing.dotnet.orders.IOrders;
import dev.woad.testing.dotnet.xml.IXmlOrders;
import java.nio.charset.StandardCharsets;
import java.util.List;

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

  private static final int MAX_RECEIVED = 67_108_864;

  private RecordedBindings() {}

  /** Returns a host of the recorded service over one of the bindings, at /orders. */
  static ServiceHost host(String name, int port) {
    Binding binding = binding(name);
    String address = "http://localhost:" + port + "/orders";
    ServiceHostBuilder builder = ServiceHost.builder(RecordedService.class);
    if (name.startsWith("files-")) {
      builder.endpoint(IOrderFiles.class, binding, address);
    } else if (name.equals("basic-xml")) {
      builder.endpoint(IXmlOrders.class, binding, address);
    } else {
      builder
          .endpoint(IOrders.class, binding, address)
          .endpoint(IHeaderOrders.class, binding, address);
    }
    return builder.build();
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
      default -> throw new IllegalArgumentException(name + " (expected: one of " + NAMES + ")");
    };
  }

  private static Binding over(MessageEncodingBindingElement encoding, TransferMode mode) {
    return CustomBinding.of(
        encoding,
        HttpTransportBindingElement.create()
            .withMaxReceivedMessageSize(MAX_RECEIVED)
            .withMaxBufferSize(MAX_RECEIVED)
            .withTransferMode(mode));
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
