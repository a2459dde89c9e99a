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

  /** Copies the headers, in their order. */
  public HttpServerReply {
    headers = new LinkedHashMap<>(headers);
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

  /** Returns this reply with one header more. */
  public HttpServerReply withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpServerReply(status, more, body);
  }
}
