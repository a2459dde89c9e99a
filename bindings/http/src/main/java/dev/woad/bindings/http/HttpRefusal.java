package dev.woad.bindings.http;

import dev.woad.bindings.httpserver.HttpServerReply;

/** Why a request is answered before it becomes a message. */
final class HttpRefusal extends Exception {

  private static final long serialVersionUID = 1;
  private static final int MAX_TEXT = 500;

  private final int status;

  HttpRefusal(int status, String text) {
    super(text, null, false, false);
    this.status = status;
  }

  HttpServerReply reply() {
    return HttpServerReply.text(status, oneLine(String.valueOf(getMessage())));
  }

  /** Returns what fits in one line of a person's screen, or a few. */
  static String oneLine(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= MAX_TEXT ? line : line.substring(0, MAX_TEXT) + "...";
  }
}
