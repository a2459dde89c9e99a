package dev.woad.dispatcher;

import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.Via;
import dev.woad.contracts.AddressFilterMode;
import dev.woad.contracts.EndpointAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a message is meant for an address. As in .NET only the path counts: the host and
 * port that callers know a service by are often not its own.
 */
final class AddressFilter {

  private final String own;
  private final AddressFilterMode mode;

  // Callers name the same address again and again, and to take it apart costs more than the call's
  // own way through here.
  private volatile @Nullable Accepted last;

  AddressFilter(EndpointAddress address, AddressFilterMode mode) {
    this.own = path(address.uri());
    this.mode = mode;
  }

  /** Throws a fault if the message names another address, or came by one beneath this. */
  void check(Message message) {
    if (mode == AddressFilterMode.ANY) {
      return;
    }
    URI via = message.properties().find(Via.class).map(Via::uri).orElse(null);
    Accepted asked = new Accepted(message.headers().to().orElse(null), via);
    if (!asked.equals(last)) {
      check(message, asked.to, via);
      last = asked;
    }
  }

  private void check(Message message, @Nullable String to, @Nullable URI via) {
    // A servlet container may have put its own path before ours, and its callers know that path.
    String asked = via == null ? own : path(via);
    if (to == null || to.equals(message.version().addressing().anonymous())) {
      if (!asked.endsWith(own) && !matches(asked, own)) {
        throw DispatchFaults.destinationUnreachable(String.valueOf(via), own, message.version());
      }
      return;
    }
    String named = pathOf(to);
    if (named == null || !(matches(named, own) || (matches(named, asked) && asked.endsWith(own)))) {
      throw DispatchFaults.destinationUnreachable(to, own, message.version());
    }
  }

  private boolean matches(String named, String wanted) {
    return named.equals(wanted)
        || (mode == AddressFilterMode.PREFIX && named.startsWith(wanted + "/"));
  }

  private static @Nullable String pathOf(String uri) {
    try {
      return path(new URI(uri));
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static String path(URI uri) {
    if (uri.isOpaque()) {
      // What follows the question mark says how to get there, such as jms:queue:orders?priority=7.
      String place = uri.getSchemeSpecificPart();
      int question = place.indexOf('?');
      return question < 0 ? place : place.substring(0, question);
    }
    String path = uri.getPath() == null ? "" : uri.getPath().toLowerCase(Locale.ROOT);
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private record Accepted(@Nullable String to, @Nullable URI via) {}
}
