package dev.woad.bindings.nettcp;

import dev.woad.bindings.framing.DirectWriting;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A socket that is written to by any thread. The JDK's own may be, also while it is closed. */
final class DirectSocketChannel extends NioSocketChannel implements DirectWriting {

  DirectSocketChannel() {}

  DirectSocketChannel(DirectServerSocketChannel parent, SocketChannel socket) {
    super(parent, socket);
  }

  @Override
  public void writeNow(ByteBuffer bytes) throws IOException {
    javaChannel().write(bytes);
  }
}
