package dev.woad.testing.soapui;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/**
 * What came back.
 *
 * @param status the status of HTTP
 * @param text the body; of a multipart its root, with attachments in their places
 */
record Reply(int status, String text) {

  static Reply of(HttpResponse<byte[]> response) {
    String type = response.headers().firstValue("Content-Type").orElse("");
    String text =
        type.startsWith("multipart/related")
            ? Multipart.read(response.body(), type).inlined()
            : new String(response.body(), StandardCharsets.UTF_8);
    return new Reply(response.statusCode(), text);
  }
}
