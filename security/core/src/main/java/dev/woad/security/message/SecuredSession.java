package dev.woad.security.message;

import dev.woad.bindings.ChannelSession;
import dev.woad.bindings.ClosedListener;
import dev.woad.bindings.RequestChannel;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** A session whose calls back get a Timestamp, as replies do. */
final class SecuredSession implements ChannelSession {

  private final ChannelSession session;
  private final Clock clock;
  private @Nullable RequestChannel callbackChannel;

  SecuredSession(ChannelSession session, Clock clock) {
    this.session = session;
    this.clock = clock;
  }

  @Override
  public String id() {
    return session.id();
  }

  @Override
  public synchronized RequestChannel callbackChannel() {
    if (callbackChannel == null) {
      callbackChannel = new TimestampingChannel(session.callbackChannel(), clock);
    }
    return callbackChannel;
  }

  @Override
  public void onClosed(ClosedListener listener) {
    session.onClosed(listener);
  }

  @Override
  public void abort(String reason) {
    session.abort(reason);
  }
}
