package dev.woad.bindings.framing.channel;

import dev.woad.bindings.framing.FramedSession;
import dev.woad.bindings.framing.FramingException;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.Via;
import dev.woad.contracts.CommunicationException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A session of one call, whose messages may flow through. */
final class ServedSingleton extends ServedSession {

  private volatile boolean busy;

  ServedSingleton(FramedSession session, ListenerEndpoint endpoint) {
    super(session, endpoint);
  }

  @Override
  public void envelope(byte[] bytes) {
    throw FramingException.of("message held whole (expected: one that flows)");
  }

  @Override
  public void envelope(InputStream in) {
    busy = true;
    endpoint().workers().execute(() -> receive(in));
  }

  private void receive(InputStream in) {
    Message request;
    try {
      request =
          endpoint()
              .encoding()
              .read(
                  in,
                  session().preamble().contentType(),
                  endpoint().transport().transferMode().isRequestStreamed());
    } catch (IOException | RuntimeException e) {
      refuse(e);
      return;
    }
    request.onClose(() -> close(in));
    request.properties().put(Via.class, new Via(ViaAddress.of(session().preamble().via()).uri()));
    putIdentity(request);
    endpoint().handler().receive(new SingletonCall(request, this));
  }

  private void close(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      abort(e);
    }
  }

  @Override
  public void ended() {
    if (!busy) {
      session().end();
    }
  }

  @Override
  void endWhenDone() {
    if (!busy) {
      session().abort(new CommunicationException("host: closed"));
    }
  }

  @Override
  public boolean isBusy() {
    return busy;
  }

  /**
   * Sends the reply, on a thread that may wait for the initiator to read it.
   *
   * @throws CommunicationException if it is to be held whole and cannot be written
   */
  void send(Message reply) {
    if (endpoint().transport().transferMode().isResponseStreamed()) {
      endpoint()
          .workers()
          .execute(
              () ->
                  write(
                      out -> {
                        try (reply) {
                          endpoint().encoding().alone().encode(reply).writeTo(out);
                        }
                      }));
      return;
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream(1024);
    try {
      endpoint().encoding().alone().encode(reply).writeTo(whole);
    } catch (IOException | RuntimeException e) {
      throw new CommunicationException("reply " + reply + " cannot be written", e);
    }
    reply.close();
    endpoint().workers().execute(() -> write(whole::writeTo));
  }

  private void write(Content content) {
    try {
      OutputStream out = session().openEnvelope();
      content.writeTo(out);
      out.close();
    } catch (IOException | RuntimeException e) {
      if (session().failure() == null && session().isConnected()) {
        LOG.error("reply cannot be written", e);
      }
      abort(e);
    }
  }

  @FunctionalInterface
  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }
}
