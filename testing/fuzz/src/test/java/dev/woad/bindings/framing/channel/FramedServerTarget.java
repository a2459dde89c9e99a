package dev.woad.bindings.framing.channel;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.MessageEncodingBindingElement;
import dev.woad.bindings.Timeouts;
import dev.woad.bindings.TransferMode;
import dev.woad.bindings.binary.BinaryMessageEncodingBindingElement;
import dev.woad.bindings.binary.CompressionFormat;
import dev.woad.bindings.encoding.MtomMessageEncodingBindingElement;
import dev.woad.bindings.encoding.TextMessageEncodingBindingElement;
import dev.woad.bindings.framing.FramedEndpoint;
import dev.woad.bindings.framing.FramingException;
import dev.woad.bindings.framing.FramingFault;
import dev.woad.bindings.framing.LocalPeers;
import dev.woad.bindings.framing.Preamble;
import dev.woad.bindings.framing.SocketThreads;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.bindings.nettcp.NetTcpTransportBindingElement;
import dev.woad.contracts.EndpointAddress;
import dev.woad.testing.fuzz.DrainingHandler;
import dev.woad.testing.fuzz.ErrorLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Sends what it is given to a server of sessions and single calls; the first byte says which. */
public final class FramedServerTarget {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final List<ListenerEndpoint> BUFFERED = endpoints(TransferMode.BUFFERED);
  private static final List<ListenerEndpoint> STREAMED = endpoints(TransferMode.STREAMED);
  private static final LocalPeers.Server BUFFERED_SERVER =
      new LocalPeers.Server(preamble -> find(BUFFERED, preamble));
  private static final LocalPeers.Server STREAMED_SERVER =
      new LocalPeers.Server(preamble -> find(STREAMED, preamble));

  private FramedServerTarget() {}

  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    if (input.length == 0) {
      return;
    }
    boolean streamed = (input[0] & 1) != 0;
    (streamed ? STREAMED_SERVER : BUFFERED_SERVER).send(input, 1);
    long end = System.nanoTime() + TIMEOUT.toNanos();
    for (ListenerEndpoint endpoint : streamed ? STREAMED : BUFFERED) {
      while (!endpoint.sessions().isEmpty()) {
        if (System.nanoTime() > end) {
          throw new AssertionError("sessions are left: " + endpoint.sessions());
        }
        Thread.onSpinWait();
      }
    }
    ErrorLog.requireEmpty();
  }

  private static FramedEndpoint find(List<ListenerEndpoint> endpoints, Preamble preamble) {
    String path = ViaAddress.of(preamble.via()).path();
    if (path.isEmpty()) {
      throw FramingException.of(FramingFault.ENDPOINT_NOT_FOUND, "via: " + preamble.via());
    }
    FramingException refused = null;
    for (ListenerEndpoint endpoint : endpoints) {
      try {
        endpoint.check(preamble);
        return endpoint;
      } catch (FramingException e) {
        refused = e;
      }
    }
    throw Objects.requireNonNull(refused);
  }

  private static List<ListenerEndpoint> endpoints(TransferMode mode) {
    BinaryMessageEncodingBindingElement binary = BinaryMessageEncodingBindingElement.create();
    FramedTransport transport =
        FramedTransport.DEFAULT.withTransferMode(mode).withMaxReceivedMessageSize(1 << 20);
    List<ListenerEndpoint> endpoints = new ArrayList<>();
    for (MessageEncodingBindingElement encoding :
        List.of(
            binary,
            binary.withCompressionFormat(CompressionFormat.GZIP),
            TextMessageEncodingBindingElement.of(MessageVersion.SOAP12_WSA10),
            TextMessageEncodingBindingElement.of(MessageVersion.SOAP11_WSA10),
            MtomMessageEncodingBindingElement.of(MessageVersion.SOAP12_WSA10))) {
      BindingContext context =
          new BindingContext(
              CustomBinding.of(encoding, NetTcpTransportBindingElement.create()),
              EndpointAddress.of("net.tcp://localhost:8808/orders"),
              new BindingParameters());
      endpoints.add(
          new ListenerEndpoint(
              FramedEncoding.of(context, transport),
              transport,
              new Timeouts(TIMEOUT, TIMEOUT, TIMEOUT, TIMEOUT),
              new DrainingHandler(),
              SocketThreads.acquire(),
              null));
    }
    return endpoints;
  }
}
