package dev.woad.bindings.websocket;

/** Why WebSockets are closed: RFC 6455, 7.4.1. */
final class CloseCode {

  static final int NORMAL = 1000;
  static final int GOING_AWAY = 1001;
  static final int UNSUPPORTED = 1003;
  static final int NO_STATUS = 1005;
  static final int LOST = 1006;
  static final int INVALID = 1007;
  static final int REFUSED = 1008;
  static final int TOO_BIG = 1009;
  static final int UNEXPECTED = 1011;
  static final int TOO_BUSY = 1013;

  private CloseCode() {}

  static boolean isOrderly(int code) {
    return code == NORMAL || code == GOING_AWAY || code == NO_STATUS;
  }
}
