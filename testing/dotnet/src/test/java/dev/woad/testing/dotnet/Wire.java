package dev.woad.testing.dotnet;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.Status;
import org.jspecify.annotations.Nullable;

/**
 * One end of a connection by TCP or a Unix domain socket, which TLS may begin on and, as with .NET,
 * end on without a word. For use by one thread.
 */
final class Wire extends InputStream {

  private static final int SIZE = 100_000;

  private final SocketChannel channel;
  private final ByteBuffer received = ByteBuffer.allocate(SIZE).flip();
  private final ByteBuffer plain = ByteBuffer.allocate(SIZE).flip();
  private @Nullable SSLEngine tls;

  private Wire(SocketChannel channel) {
    this.channel = channel;
  }

  static Wire connect(SocketAddress address) throws IOException {
    return of(
        address instanceof UnixDomainSocketAddress
            ? SocketChannel.open(StandardProtocolFamily.UNIX)
            : SocketChannel.open(),
        address);
  }

  private static Wire of(SocketChannel channel, SocketAddress address) throws IOException {
    try {
      channel.connect(address);
      return of(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  static Wire of(SocketChannel channel) {
    return new Wire(channel);
  }

  void send(byte[] bytes) throws IOException {
    if (tls == null) {
      flush(ByteBuffer.wrap(bytes));
    } else {
      for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
        wrap(tls, rest);
      }
    }
  }

  @Override
  public int read() throws IOException {
    while (true) {
      if (tls == null && received.hasRemaining()) {
        return received.get() & 0xFF;
      }
      if (plain.hasRemaining()) {
        return plain.get() & 0xFF;
      }
      if (tls != null && unwrap(tls)) {
        if (tls.isInboundDone()) {
          return -1;
        }
      } else if (!receive()) {
        return -1;
      }
    }
  }

  /** Begins TLS, of version 1.2 as .NET's clients do. */
  void startTls(SSLContext context, boolean asClient, boolean wantsCertificate) throws IOException {
    startTls(context, asClient, wantsCertificate, "TLSv1.2");
  }

  /** Begins TLS of one version. */
  void startTls(SSLContext context, boolean asClient, boolean wantsCertificate, String version)
      throws IOException {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(asClient);
    engine.setEnabledProtocols(new String[] {version});
    if (wantsCertificate) {
      engine.setNeedClientAuth(true);
    }
    engine.beginHandshake();
    while (true) {
      switch (engine.getHandshakeStatus()) {
        case NEED_WRAP -> wrap(engine, ByteBuffer.allocate(0));
        case NEED_UNWRAP -> {
          if (!unwrap(engine) && !receive()) {
            throw new EOFException("handshake");
          }
        }
        case NEED_TASK -> engine.getDelegatedTask().run();
        default -> {
          tls = engine;
          return;
        }
      }
    }
  }

  /** Goes on in clear, without telling, as .NET does. */
  void dropTls() {
    tls = null;
  }

  private void wrap(SSLEngine engine, ByteBuffer from) throws IOException {
    ByteBuffer to = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    engine.wrap(from, to);
    flush(to.flip());
  }

  // Returns whether a record was there.
  private boolean unwrap(SSLEngine engine) throws IOException {
    plain.compact();
    try {
      return engine.unwrap(received, plain).getStatus() != Status.BUFFER_UNDERFLOW;
    } finally {
      plain.flip();
    }
  }

  private boolean receive() throws IOException {
    received.compact();
    try {
      return channel.read(received) > 0;
    } catch (IOException reset) {
      if (!channel.isOpen()) {
        throw reset;
      }
      return false;
    } finally {
      received.flip();
    }
  }

  private void flush(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  void shutdownOutput() throws IOException {
    channel.shutdownOutput();
  }

  void abort() throws IOException {
    if (!(channel.getRemoteAddress() instanceof UnixDomainSocketAddress)) {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    }
    channel.close();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
