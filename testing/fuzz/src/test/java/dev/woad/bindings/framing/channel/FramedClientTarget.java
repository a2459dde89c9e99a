package dev.woad.bindings.framing.channel;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.BindingParameters;
import dev.woad.bindings.CustomBinding;
import dev.woad.bindings.binary.BinaryMessageEncodingBindingElement;
import dev.woad.bindings.framing.FramedEndpoint;
import dev.woad.bindings.framing.FramedSession;
import dev.woad.bindings.framing.FramingMode;
import dev.woad.bindings.framing.LocalPeers;
import dev.woad.bindings.framing.Preamble;
import dev.woad.bindings.framing.SessionListener;
import dev.woad.bindings.nettcp.NetTcpTransportBindingElement;
import dev.woad.contracts.CommunicationException;
import dev.woad.contracts.EndpointAddress;
import dev.woad.testing.fuzz.ErrorLog;
import dev.woad.testing.fuzz.MessageReading;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Answers a client with what it is given; the first byte says in which mode. */
public final class FramedClientTarget {

  private static final int MAX = 1 << 20;
  private static final EndpointAddress ADDRESS =
      EndpointAddress.of("net.tcp://localhost:8808/orders");
  private static final FramedEncoding ENCODING =
      FramedEncoding.of(
          new BindingContext(
              CustomBinding.of(
                  BinaryMessageEncodingBindingElement.create(),
                  NetTcpTransportBindingElement.create()),
              ADDRESS,
              new BindingParameters()),
          FramedTransport.DEFAULT.withMaxReceivedMessageSize(MAX));

  private FramedClientTarget() {}

  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    if (input.length == 0) {
      return;
    }
    boolean singleton = (input[0] & 1) != 0;
    SessionCodec codec = ENCODING.newSession();
    Preamble preamble =
        singleton
            ? ENCODING.singleton(ADDRESS)
            : new Preamble(FramingMode.DUPLEX, ADDRESS.toString(), codec.contentType());
    LocalPeers.answer(input, 1, preamble, new Caller(codec));
    ErrorLog.requireEmpty();
  }

  private record Caller(SessionCodec codec) implements FramedEndpoint, SessionListener {

    @Override
    public long maxEnvelopeSize(FramingMode mode) {
      return MAX;
    }

    @Override
    public Duration receiveTimeout() {
      return Duration.ofSeconds(10);
    }

    @Override
    public Duration sendTimeout() {
      return Duration.ofSeconds(10);
    }

    @Override
    public long maxDiscarded() {
      return MAX;
    }

    @Override
    public SessionListener accept(FramedSession session) {
      return this;
    }

    @Override
    public void envelope(byte[] bytes) {
      try {
        boolean unused = MessageReading.drain(codec.read(bytes));
      } catch (IOException | CommunicationException refused) {
        // As it should be.
      }
    }

    @Override
    public void envelope(InputStream in) {
      Thread reading =
          new Thread(
              () -> {
                try (in) {
                  boolean unused =
                      MessageReading.drain(ENCODING.read(in, ENCODING.alone().contentType(), true));
                } catch (IOException | CommunicationException refused) {
                  // As it should be.
                } catch (RuntimeException | Error e) {
                  ErrorLog.add(e);
                }
              });
      reading.setDaemon(true);
      reading.start();
    }

    @Override
    public void ended() {}

    @Override
    public void closed() {}

    @Override
    public void failed(CommunicationException cause) {}
  }
}
