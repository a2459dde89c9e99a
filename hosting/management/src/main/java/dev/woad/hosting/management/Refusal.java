package dev.woad.hosting.management;

import dev.woad.bindings.httpserver.HttpServerReply;

/** What those are told who may not see. */
final class Refusal {

  private Refusal() {}

  static HttpServerReply of(Access access) {
    return access.refusal() == 401
        ? HttpServerReply.text(401, "a token is needed, as Authorization: Bearer")
            .withHeader("WWW-Authenticate", "Bearer")
        : HttpServerReply.text(
            403, "for this machine alone, unless diagnostics have an accessToken");
  }
}
