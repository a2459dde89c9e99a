package dev.woad.hosting.management;

import dev.woad.bindings.httpserver.HttpServerReply;
import dev.woad.bindings.httpserver.HttpServerRequest;

/** What can be read at one path, and not changed. */
@FunctionalInterface
interface Page {

  /** Returns the reply to whoever reads it. */
  HttpServerReply read(HttpServerRequest request);

  /**
   * Returns the reply to whatever comes.
   *
   * @param path where the page is; nothing is beneath
   */
  default HttpServerReply answer(HttpServerRequest request, String path) {
    if (!request.path().replaceAll("/$", "").equalsIgnoreCase(path)) {
      return HttpServerReply.text(404, "nothing is here");
    }
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return HttpServerReply.text(405, "GET and HEAD are for this address")
          .withHeader("Allow", "GET, HEAD");
    }
    return read(request).withHeader("Cache-Control", "no-store");
  }
}
