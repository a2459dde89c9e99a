package dev.woad.bindings.nettcp;

import io.netty.channel.ServerChannelRecvByteBufAllocator;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.List;

/** A listening socket that takes in {@link DirectSocketChannel}s. */
final class DirectServerSocketChannel extends NioServerSocketChannel {

  DirectServerSocketChannel() {
    // One at a time: else more might be taken in at once than may be pending.
    config().setRecvByteBufAllocator(new ServerChannelRecvByteBufAllocator());
  }

  @Override
  protected int doReadMessages(List<Object> accepted) throws IOException {
    SocketChannel socket = javaChannel().accept();
    if (socket == null) {
      return 0;
    }
    accepted.add(new DirectSocketChannel(this, socket));
    return 1;
  }
}
