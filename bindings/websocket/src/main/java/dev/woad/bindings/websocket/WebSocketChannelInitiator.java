package dev.woad.bindings.websocket;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.ChannelInitiator;
import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.TlsCredentials;
import dev.woad.contracts.CommunicationObjectClosedException;
import dev.woad.contracts.EndpointAddress;
import java.lang.reflect.InvocationTargetException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Makes channels that are WebSockets of their own, and shares one HTTP client among them. */
final class WebSocketChannelInitiator implements ChannelInitiator {

  private final BindingContext context;
  private final WebSocketTransportBindingElement element;
  private final SocketEncoding encoding;
  private final Set<SocketSession> sessions = ConcurrentHashMap.newKeySet();
  // Let go of when closed: before Java 21 its selector ends only when nobody has it any more.
  private volatile @Nullable HttpClient client;

  WebSocketChannelInitiator(BindingContext context, WebSocketTransportBindingElement element) {
    this.context = context;
    this.element = element;
    this.encoding = new SocketEncoding(context.binding(), element.http());
    Executor executor = SocketThreads.shared();
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(context.binding().timeouts().open())
            .executor(executor);
    context
        .parameters()
        .find(TlsCredentials.class)
        .ifPresent(credentials -> builder.sslContext(credentials.context()));
    ProxySelector proxies = ProxySelector.getDefault();
    this.client = (proxies == null ? builder : builder.proxy(proxies)).build();
  }

  @Override
  public RequestChannel createChannel(EndpointAddress address) {
    return session(address, null);
  }

  @Override
  public RequestChannel createDuplexChannel(EndpointAddress address, ChannelHandler callbacks) {
    return session(address, callbacks);
  }

  private RequestChannel session(EndpointAddress address, @Nullable ChannelHandler callbacks) {
    SocketSession session =
        new SocketSession(new ClientSetup(this, address, context, element), callbacks);
    sessions.add(session);
    session.onClosed(why -> sessions.remove(session));
    return session;
  }

  @Override
  public void close(Duration timeout) {
    sessions.forEach(SocketSession::abort);
    HttpClient last = client;
    client = null;
    if (last != null) {
      shutDown(last);
    }
  }

  private static void shutDown(HttpClient last) {
    try {
      HttpClient.class.getMethod("shutdownNow").invoke(last);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      // Before Java 21 it ends by itself when it is no longer referred to.
    }
  }

  SocketEncoding encoding() {
    return encoding;
  }

  HttpClient client() {
    HttpClient open = client;
    if (open == null) {
      throw new CommunicationObjectClosedException("channel factory: closed");
    }
    return open;
  }
}
