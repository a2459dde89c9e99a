package dev.woad.bindings.framing;

import dev.woad.bindings.message.RemoteIdentity;
import dev.woad.contracts.CommunicationException;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What two parties say to each other between a preamble and an end. Several sessions may follow one
 * another on a connection. Safe for use by many threads; the order of messages is that in which
 * they are sent.
 */
public final class FramedSession {

  private static final String ID_BASE = "uuid:" + UUID.randomUUID() + ";id=";
  private static final AtomicLong COUNT = new AtomicLong();

  private final String id = ID_BASE + COUNT.incrementAndGet();
  private final Preamble preamble;
  private final ConnectionHandler connection;
  private final Channel channel;
  private final FramedEndpoint endpoint;
  private final @Nullable RemoteIdentity remoteIdentity;
  private final SessionOutput output;

  private @Nullable SessionListener listener;
  private @Nullable ChunkInput input;
  private boolean endSent;
  private boolean endReceived;
  private volatile @Nullable CommunicationException failure;
  private volatile boolean over;
  private volatile boolean sendingChunks;

  FramedSession(Preamble preamble, ConnectionHandler connection, FramedEndpoint endpoint) {
    this.preamble = preamble;
    this.connection = connection;
    this.channel = connection.channel();
    this.endpoint = endpoint;
    this.remoteIdentity = connection.remoteIdentity();
    this.output = new SessionOutput(channel, connection.isUpgraded());
  }

  /** Returns a name that no other session of this process has. It is not sent. */
  public String id() {
    return id;
  }

  /** Returns what the initiator said of the session. */
  public Preamble preamble() {
    return preamble;
  }

  /** Returns where the other party is. */
  public @Nullable SocketAddress remoteAddress() {
    return channel.remoteAddress();
  }

  /** Returns who the other party is; null where the stream was not upgraded. */
  public @Nullable RemoteIdentity remoteIdentity() {
    return remoteIdentity;
  }

  /** Returns what runs things in turn with what comes in. */
  public Executor eventLoop() {
    return channel.eventLoop();
  }

  /** Returns a message to be written and then sent, in mode {@link FramingMode#DUPLEX}. */
  public EnvelopeOutput newEnvelope() {
    return new EnvelopeOutput(channel.alloc());
  }

  /**
   * Sends a message.
   *
   * @param alone whether other messages are not expected soon, with which it could be sent in one
   *     go
   * @param whenSent is given what went wrong, or null when the message is on its way
   */
  public void send(EnvelopeOutput envelope, boolean alone, Consumer<@Nullable Throwable> whenSent) {
    if (over || channel.eventLoop().isShuttingDown()) {
      // Nobody may be left to tell what became of it.
      envelope.close();
      CommunicationException known = failure;
      whenSent.accept(known == null ? new CommunicationException("session: over") : known);
      return;
    }
    output.write(envelope.take(), alone, whenSent);
  }

  /**
   * Returns a stream that sends a message as it is written, in mode {@link
   * FramingMode#SINGLETON_UNSIZED}. Its thread blocks while the other party does not keep up.
   * Closing the stream ends the message and, from this side, the session.
   */
  public OutputStream openEnvelope() {
    sendingChunks = true;
    return new ChunkOutput(
        channel, connection.writability(), endpoint.sendTimeout(), this::sendEnd);
  }

  /** Ends the session from this side: nothing is sent after it. Does nothing the second time. */
  public void end() {
    inLoop(
        () -> {
          if (!endSent && !over) {
            endSent = true;
            output.write(RecordEncoder.end(), false, sent -> {});
            checkOver();
          }
        });
  }

  /** Ends the session and the connection at once. Does nothing if the session is over. */
  public void abort(CommunicationException reason) {
    inLoop(
        () -> {
          if (!over) {
            connection.abort(reason);
          }
        });
  }

  /**
   * Ends the session and the connection because of what came in it; the other party is told why if
   * it is an initiator. Does nothing if the session is over.
   */
  public void refuse(FramingException reason) {
    inLoop(
        () -> {
          if (!over) {
            connection.refuse(reason);
          }
        });
  }

  /** Takes nothing in until told otherwise, so that the other party must wait. */
  public void pause() {
    inLoop(() -> connection.pause(this, true));
  }

  /** Takes in again. */
  public void resume() {
    inLoop(() -> connection.pause(this, false));
  }

  /** Returns whether the connection is there, as far as is known. */
  public boolean isConnected() {
    return channel.isActive();
  }

  /** Returns what the session was lost by, if it was. */
  public @Nullable CommunicationException failure() {
    return failure;
  }

  /** Says that the session is taken in, before all else that is sent in it. */
  void acknowledge() {
    output.write(RecordEncoder.preambleAck(), false, sent -> {});
  }

  Duration receiveTimeout() {
    return endpoint.receiveTimeout();
  }

  void listener(SessionListener newListener) {
    listener = newListener;
  }

  boolean isBusy() {
    SessionListener current = listener;
    return current != null && current.isBusy();
  }

  /** Returns whether a message is being sent, in which no other record can stand. */
  boolean isSendingChunks() {
    return sendingChunks;
  }

  boolean isOver() {
    return over;
  }

  boolean isEndReceived() {
    return endReceived;
  }

  /** Takes what came, on the event loop. */
  void receive(FramingRecord message) {
    SessionListener current = listener;
    if (current == null || endReceived) {
      throw unexpected(message);
    }
    if (message instanceof FramingRecord.Envelope envelope
        && preamble.mode() == FramingMode.DUPLEX) {
      current.envelope(envelope.bytes());
    } else if (message == FramingRecord.Signal.END) {
      endReceived = true;
      current.ended();
      checkOver();
    } else if (preamble.mode() == FramingMode.SINGLETON_UNSIZED) {
      receiveUnsized(message, current);
    } else {
      throw unexpected(message);
    }
  }

  private void receiveUnsized(FramingRecord message, SessionListener current) {
    ChunkInput coming = input;
    if (message == FramingRecord.Signal.UNSIZED_ENVELOPE && coming == null) {
      input = new ChunkInput(this, endpoint);
      InputStream in = input;
      current.envelope(in);
    } else if (message instanceof FramingRecord.Piece piece && coming != null) {
      coming.add(piece.bytes());
    } else if (message == FramingRecord.Signal.LAST_CHUNK && coming != null) {
      coming.finish();
    } else {
      throw unexpected(message);
    }
  }

  private FramingException unexpected(FramingRecord message) {
    return FramingException.of("record: " + message + " (expected: none such in " + preamble + ")");
  }

  // In one go: what answers the end may be in clear where this was not.
  private void sendEnd(ByteBuf last) {
    Runnable task =
        () -> {
          channel.writeAndFlush(last);
          sendingChunks = false;
          endSent = true;
          checkOver();
        };
    try {
      channel.eventLoop().execute(task);
    } catch (RejectedExecutionException e) {
      last.release();
      throw e;
    }
  }

  private void checkOver() {
    if (endSent && endReceived && !over) {
      over = true;
      connection.sessionOver();
      if (listener != null) {
        listener.closed();
      }
    }
  }

  /** Takes notice that the session is lost, on the event loop. */
  void fail(CommunicationException cause) {
    if (!over) {
      over = true;
      failure = cause;
      if (input != null) {
        input.fail(cause);
      }
      if (listener != null) {
        listener.failed(cause);
      }
    }
  }

  /** Does something in turn with what comes in; nothing if what did so has ended. */
  public void inLoop(Runnable task) {
    if (channel.eventLoop().inEventLoop()) {
      task.run();
    } else {
      try {
        channel.eventLoop().execute(task);
      } catch (RejectedExecutionException e) {
        // The loop has ended, and all its connections before it.
        ConnectionHandler.LOG.debug("{}: over already", channel);
      }
    }
  }
}
