package dev.woad.bindings.httpserver;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an HTTP server answers.
 *
 * @param status the status code
 * @param headers the headers; neither length nor transfer encoding is among them
 * @param body the body
 */
public record HttpServerReply(int status, Map<String, String> headers, HttpBody body) {

  private static final int NONE = 0;

  /** Copies the headers, in their order. */
  public HttpServerReply {
    headers = new LinkedHashMap<>(headers);
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
    return new HttpServerReply(status, Map.of("Content-Type", contentType), body);
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

  /** Returns this reply with one header more. */
  public HttpServerReply withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpServerReply(status, more, body);
  }
}
