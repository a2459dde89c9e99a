package dev.woad.testing.fuzz;

import dev.woad.bindings.framing.channel.FramedClientTarget;
import dev.woad.bindings.framing.channel.FramedServerTarget;
import dev.woad.bindings.http.HttpBodyTarget;
import dev.woad.bindings.websocket.WebSocketTarget;

/** What takes bytes of anybody's making. Each has a class that takes one input. */
public enum FuzzTarget {
  /** Documents of binary XML. */
  BINARY_XML(40, BinaryXmlTarget.class, BinaryXmlTarget::fuzzerTestOneInput),
  /** Messages in binary XML, alone and in sessions. */
  BINARY_MESSAGES(28, BinaryMessagesTarget.class, BinaryMessagesTarget::fuzzerTestOneInput),
  /** What comes to a server by a framed connection. */
  FRAMED_SERVER(2, FramedServerTarget.class, FramedServerTarget::fuzzerTestOneInput),
  /** What comes to a client by a framed connection. */
  FRAMED_CLIENT(2, FramedClientTarget.class, FramedClientTarget::fuzzerTestOneInput),
  /** What comes by a WebSocket. */
  WEB_SOCKET(14, WebSocketTarget.class, WebSocketTarget::fuzzerTestOneInput),
  /** What comes in the body of an HTTP request. */
  HTTP_BODY(14, HttpBodyTarget.class, HttpBodyTarget::fuzzerTestOneInput);

  private final int share;
  private final Class<?> type;
  private final Input input;

  FuzzTarget(int share, Class<?> type, Input input) {
    this.share = share;
    this.type = type;
    this.input = input;
  }

  /** Returns how many of a hundred inputs it gets; those that take long get few. */
  int share() {
    return share;
  }

  Class<?> type() {
    return type;
  }

  /** Has the target take an input; whatever it throws is a finding. */
  void take(byte[] bytes) throws Exception {
    input.take(bytes);
  }

  /** Takes one input. */
  @FunctionalInterface
  interface Input {
    void take(byte[] bytes) throws Exception;
  }
}
