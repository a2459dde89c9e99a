package dev.woad.bindings.httpserver;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an HTTP server answers.
 *
 * @param status the status code
 * @param headers the headers and the values of each, which are sent one by one: those of {@code
 *     Set-Cookie} cannot be made one; neither length nor transfer encoding is among them
 * @param body the body
 */
public record HttpServerReply(int status, Map<String, List<String>> headers, HttpBody body) {

  private static final int NONE = 0;

  /** Copies the headers, in their order. */
  public HttpServerReply {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    headers = Collections.unmodifiableMap(copy);
  }

  /**
   * Returns what stands for no reply: the connection is closed. A server that has no way to do that
   * answers with status 500 and closes the connection thereafter.
   */
  public static HttpServerReply abort() {
    return of(NONE);
  }

  /** Returns a reply without body. */
  public static HttpServerReply of(int status) {
    return new HttpServerReply(status, Map.of(), HttpBody.EMPTY);
  }

  /** Returns a reply with a body of the given content type. */
  public static HttpServerReply of(int status, String contentType, HttpBody body) {
    return new HttpServerReply(status, Map.of("Content-Type", List.of(contentType)), body);
  }

  /** Returns a reply that says something to a person. */
  public static HttpServerReply text(int status, String text) {
    return of(
        status, "text/plain; charset=utf-8", HttpBody.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Returns whether this stands for no reply. */
  public boolean isAbort() {
    return status == NONE;
  }

  /** Returns this reply with one header more, in place of any of the same name. */
  public HttpServerReply withHeader(String name, String value) {
    Map<String, List<String>> more = new LinkedHashMap<>(headers);
    more.put(name, List.of(value));
    return new HttpServerReply(status, more, body);
  }
}
