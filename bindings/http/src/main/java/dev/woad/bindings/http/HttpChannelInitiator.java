package dev.woad.bindings.http;

import dev.woad.bindings.BindingContext;
import dev.woad.bindings.ChannelInitiator;
import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.TlsCredentials;
import dev.woad.contracts.CommunicationObjectClosedException;
import dev.woad.contracts.EndpointAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Shares one HTTP client, and its connections, among channels. */
final class HttpChannelInitiator implements ChannelInitiator {

  private final HttpTransportBindingElement element;
  private final HttpEncoding encoding;
  private final ExecutorService executor = ClientThreads.create();
  private final Set<HttpRequestChannel> channels = ConcurrentHashMap.newKeySet();
  private final @Nullable Supplier<String> authorization;
  // Let go of when closed: before Java 21 its selector ends only when nobody has it any more.
  private volatile @Nullable HttpClient client;

  HttpChannelInitiator(BindingContext context, HttpTransportBindingElement element) {
    this.element = element;
    this.encoding = HttpEncoding.of(context.binding(), element);
    this.authorization = ClientAuthorization.of(context).orElse(null);
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
    HttpRequestChannel channel = new HttpRequestChannel(this, address);
    channels.add(channel);
    return channel;
  }

  @Override
  public void close(Duration timeout) {
    channels.forEach(HttpRequestChannel::abort);
    HttpClient last = client;
    client = null;
    if (last != null) {
      ClientThreads.shutDown(last);
      executor.shutdown();
    }
  }

  HttpTransportBindingElement element() {
    return element;
  }

  HttpEncoding encoding() {
    return encoding;
  }

  /** Returns what gives the credentials to show to HTTP; null if there are none. */
  @Nullable Supplier<String> authorization() {
    return authorization;
  }

  ExecutorService executor() {
    return executor;
  }

  HttpClient client() {
    HttpClient open = client;
    if (open == null) {
      throw new CommunicationObjectClosedException("channel factory: closed");
    }
    return open;
  }

  void closed(HttpRequestChannel channel) {
    channels.remove(channel);
  }
}
