package dev.woad.dispatcher;

import jakarta.xml.ws.Response;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The reply to come, as JAX-WS gives it. It has no context of its own. */
final class AsyncResponse extends CompletableFuture<@Nullable Object>
    implements Response<@Nullable Object> {

  @Override
  public Map<String, Object> getContext() {
    return Map.of();
  }
}
