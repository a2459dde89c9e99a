package dev.woad.security.message;

import dev.woad.bindings.ChannelHandler;
import dev.woad.bindings.ChannelSession;
import dev.woad.bindings.ClosedListener;
import dev.woad.bindings.RequestChannel;
import dev.woad.bindings.RequestContext;
import dev.woad.bindings.message.EnvelopeReader;
import dev.woad.bindings.message.EnvelopeWriter;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.bindings.message.ReaderQuotas;
import dev.woad.bindings.message.RemoteIdentity;
import dev.woad.bindings.message.XmlFactories;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Messages of Microsoft's client, and what takes them. */
final class Recorded {

  private Recorded() {}

  static Path file(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(Recorded.class.getResource("/recorded/" + name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static String text(String name) {
    try {
      return Files.readString(file(name + ".xml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static MessageVersion version(String name) {
    return name.startsWith("basic") ? MessageVersion.SOAP11 : MessageVersion.SOAP12_WSA10;
  }

  /** Reads a message that came over a protected transport. */
  static Message message(String text, MessageVersion version) {
    try {
      Message message =
          EnvelopeReader.read(
              XmlFactories.reader(
                  new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                  ReaderQuotas.DEFAULT),
              version);
      message.properties().put(RemoteIdentity.class, RemoteIdentity.ANONYMOUS);
      return message;
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  static String write(Message message) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      XMLStreamWriter writer = XmlFactories.writer(out, StandardCharsets.UTF_8);
      EnvelopeWriter.write(message, writer);
      writer.close();
      return out.toString(StandardCharsets.UTF_8);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A request, and what became of it. */
  static final class Call implements RequestContext {

    private final Message request;
    private final @Nullable ChannelSession session;
    @Nullable Message reply;
    boolean acknowledged;

    Call(Message request) {
      this(request, null);
    }

    Call(Message request, @Nullable ChannelSession session) {
      this.request = request;
      this.session = session;
    }

    @Override
    public @Nullable ChannelSession session() {
      return session;
    }

    @Override
    public Message request() {
      return request;
    }

    @Override
    public void reply(Message answer) {
      reply = answer;
    }

    @Override
    public void acknowledge() {
      acknowledged = true;
    }

    @Override
    public void abort() {
      throw new AssertionError("aborted");
    }

    Message answer() {
      return Objects.requireNonNull(reply, "no reply");
    }
  }

  /** A session that lasts. */
  static final class Session implements ChannelSession {

    @Override
    public String id() {
      return "session";
    }

    @Override
    public RequestChannel callbackChannel() {
      throw new IllegalStateException("no callbacks");
    }

    @Override
    public void onClosed(ClosedListener listener) {}

    @Override
    public void abort(String reason) {}
  }

  /** Takes messages that were let in. */
  static final class Taking implements ChannelHandler {

    @Nullable RequestContext taken;

    @Override
    public void receive(RequestContext context) {
      taken = context;
    }

    @Override
    public CompletionStage<?> invoke(Method method, Object[] arguments, Message request) {
      return CompletableFuture.failedFuture(new AssertionError());
    }
  }
}
