package dev.woad.hosting.management;

import dev.woad.bindings.httpserver.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may see how a host does: whoever has the token; or people and programs on this machine, if
 * there is none.
 */
final class Access {

  private static final String BEARER = "Bearer ";
  private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private final byte @Nullable [] token;

  private Access(byte @Nullable [] token) {
    this.token = token;
  }

  static Access of(@Nullable String token) {
    return new Access(token == null ? null : token.getBytes(StandardCharsets.UTF_8));
  }

  boolean isGranted(HttpServerRequest request) {
    byte[] expected = token;
    return expected == null ? isLocal(request) : hasToken(request, expected);
  }

  /** Returns what a caller lacks. */
  int refusal() {
    return token == null ? 403 : 401;
  }

  private static boolean hasToken(HttpServerRequest request, byte[] expected) {
    String given = request.header("Authorization").orElse("");
    return given.startsWith(BEARER)
        && MessageDigest.isEqual(
            given.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8), expected);
  }

  // What comes through a proxy of this machine is not from this machine; nor is what a page of some
  // site makes a browser ask, under a name of its own that it leads here.
  private static boolean isLocal(HttpServerRequest request) {
    String host = request.uri().getHost();
    return host != null
        && OWN_NAMES.contains(host)
        && request.header("Forwarded").isEmpty()
        && request.header("X-Forwarded-For").isEmpty()
        && isLoopback(request.remoteAddress());
  }

  private static boolean isLoopback(String remote) {
    int port = remote.lastIndexOf(':');
    String address = port < 0 ? remote : remote.substring(0, port);
    if (!address.matches("[0-9.]+|\\[[0-9a-fA-F:.]+(%\\w+)?]")) {
      return false;
    }
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
