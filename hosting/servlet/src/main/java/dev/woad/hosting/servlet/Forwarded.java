package dev.woad.hosting.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a trusted proxy says of the address that it was asked for: by {@code Forwarded} (RFC 7239),
 * or else by {@code X-Forwarded-Proto}, {@code -Host}, {@code -Port} and {@code -Prefix}. Of
 * several proxies the outermost counts, which stands first.
 */
record Forwarded(
    @Nullable String scheme, @Nullable String host, @Nullable String port, String prefix) {

  static final Forwarded NOT = new Forwarded(null, null, null, "");

  static Forwarded of(HttpServletRequest request) {
    String prefix = withoutSlash(first(request, "X-Forwarded-Prefix"));
    String standard = first(request, "Forwarded");
    if (standard == null) {
      return new Forwarded(
          scheme(first(request, "X-Forwarded-Proto")),
          first(request, "X-Forwarded-Host"),
          first(request, "X-Forwarded-Port"),
          prefix);
    }
    String scheme = null;
    String host = null;
    for (String pair : standard.split(";", -1)) {
      int equals = pair.indexOf('=');
      String name = pair.substring(0, Math.max(equals, 0)).strip().toLowerCase(Locale.ROOT);
      String value = pair.substring(equals + 1).strip().replace("\"", "");
      switch (name) {
        case "proto" -> scheme = scheme(value);
        case "host" -> host = value;
        default -> {
          // Who asked, and by which proxy, is not part of the address.
        }
      }
    }
    return new Forwarded(scheme, host, null, prefix);
  }

  /** Returns scheme, host and port as the caller knows them. */
  String origin(String ownScheme, String ownHost, int ownPort) {
    String knownScheme = scheme == null ? ownScheme : scheme;
    String authority;
    if (host != null) {
      authority = hasPort(host) || port == null ? host : host + ":" + port;
    } else {
      authority = ownHost + ":" + (port == null ? String.valueOf(ownPort) : port);
    }
    String implied = knownScheme.equals("https") ? ":443" : ":80";
    boolean isImplied = authority.endsWith(implied);
    return knownScheme
        + "://"
        + (isImplied ? authority.substring(0, authority.length() - implied.length()) : authority);
  }

  private static boolean hasPort(String host) {
    return host.matches(".*[^:\\]]*:\\d+") && !host.endsWith("]");
  }

  private static @Nullable String scheme(@Nullable String value) {
    if (value == null) {
      return null;
    }
    String scheme = value.toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("forwarded scheme: " + value + " (expected: http, https)");
    }
    return scheme;
  }

  private static @Nullable String first(HttpServletRequest request, String name) {
    String value = request.getHeader(name);
    if (value == null || value.isBlank()) {
      return null;
    }
    int comma = value.indexOf(',');
    return (comma < 0 ? value : value.substring(0, comma)).strip();
  }

  private static String withoutSlash(@Nullable String prefix) {
    if (prefix == null || prefix.equals("/")) {
      return "";
    }
    String rooted = prefix.startsWith("/") ? prefix : "/" + prefix;
    return rooted.endsWith("/") ? rooted.substring(0, rooted.length() - 1) : rooted;
  }
}
