package dev.woad.bindings.framing;

import dev.woad.bindings.VirtualThreads;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The threads that all framed connections of a JVM share: event loops, which move bytes, and
 * workers, which may block. They are there while anybody holds them.
 */
public final class SocketThreads {

  private static final int LOOPS = Math.max(2, Runtime.getRuntime().availableProcessors());

  private static @Nullable SocketThreads shared;
  private static int holders;

  private final EventLoopGroup group;
  private @Nullable EventLoopGroup nativeGroup;
  private final ExecutorService workers;

  private SocketThreads() {
    group = newGroup("woad-io", NioIoHandler.newFactory());
    workers = newWorkers();
  }

  private static EventLoopGroup newGroup(String name, IoHandlerFactory io) {
    return new MultiThreadIoEventLoopGroup(LOOPS, new DefaultThreadFactory(name, true), io);
  }

  /** Returns whether there are sockets of Linux itself, rather than those of the JDK. */
  public static boolean isNative() {
    return Epoll.isAvailable();
  }

  /** Returns the threads. Whoever got them lets go of them once. */
  public static synchronized SocketThreads acquire() {
    if (shared == null) {
      shared = new SocketThreads();
    }
    holders++;
    return shared;
  }

  /** Lets go of the threads; the last one who does so ends them. */
  public static synchronized void release() {
    holders--;
    if (holders == 0 && shared != null) {
      shared.group.shutdownGracefully(0, 5, TimeUnit.SECONDS);
      if (shared.nativeGroup != null) {
        shared.nativeGroup.shutdownGracefully(0, 5, TimeUnit.SECONDS);
      }
      shared.workers.shutdown();
      shared = null;
    }
  }

  /** Returns the event loops of sockets of the JDK. */
  public EventLoopGroup group() {
    return group;
  }

  /** Returns the event loops of a network's sockets. */
  EventLoopGroup group(FramedNetwork network) {
    return network.isNative() ? nativeGroup() : group;
  }

  private synchronized EventLoopGroup nativeGroup() {
    EventLoopGroup known = nativeGroup;
    if (known == null) {
      known = newGroup("woad-native-io", EpollIoHandler.newFactory());
      nativeGroup = known;
    }
    return known;
  }

  /** Returns the threads that may block. */
  public ExecutorService workers() {
    return workers;
  }

  private static ExecutorService newWorkers() {
    return VirtualThreads.perTaskExecutor()
        .orElseGet(
            () ->
                new ThreadPoolExecutor(
                    0,
                    Integer.MAX_VALUE,
                    10,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    new DefaultThreadFactory("woad-socket-worker", true)));
  }
}
