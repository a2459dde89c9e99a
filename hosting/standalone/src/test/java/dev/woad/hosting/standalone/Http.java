package dev.woad.hosting.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Calls as foreign clients make them. */
final class Http {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Http() {}

  static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return CLIENT.send(request(address).build(), HttpResponse.BodyHandlers.ofString());
  }

  static HttpResponse<String> post(URI address, String contentType, String body)
      throws IOException, InterruptedException {
    return CLIENT.send(posted(address, contentType, body), HttpResponse.BodyHandlers.ofString());
  }

  /** Calls an operation by SOAP 1.1. */
  static HttpResponse<String> soap(URI address, String body)
      throws IOException, InterruptedException {
    return post(address, "text/xml; charset=utf-8", envelope(body));
  }

  static CompletableFuture<HttpResponse<String>> soapAsync(URI address, String body) {
    return CLIENT.sendAsync(
        posted(address, "text/xml; charset=utf-8", envelope(body)),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest posted(URI address, String contentType, String body) {
    return request(address)
        .header("Content-Type", contentType)
        .header("SOAPAction", "\"\"")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static HttpRequest.Builder request(URI address) {
    return HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(60));
  }

  private static String envelope(String body) {
    return "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>"
        + body
        + "</s:Body></s:Envelope>";
  }
}
