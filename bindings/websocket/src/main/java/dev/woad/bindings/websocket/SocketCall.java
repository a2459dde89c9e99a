package dev.woad.bindings.websocket;

import dev.woad.bindings.RequestContext;
import dev.woad.bindings.message.Message;

/** A message that came by a WebSocket, and the way back for its answer. */
record SocketCall(Message request, SocketSession session) implements RequestContext {

  @Override
  public void reply(Message reply) {
    session.reply(reply);
  }

  @Override
  public void replyUnforeseen(Message fault) {
    session.reply(fault);
    session.endUnforeseen();
  }

  @Override
  public void acknowledge() {
    session.answered();
  }

  @Override
  public void abort() {
    session.answered();
    session.abort("a call was given up");
  }

  @Override
  public boolean isDuplex() {
    return true;
  }

  @Override
  public boolean isOnEventLoop() {
    // Nothing more comes by this WebSocket until the thread is back.
    return true;
  }
}
