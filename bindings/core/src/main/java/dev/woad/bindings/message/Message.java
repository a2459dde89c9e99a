package dev.woad.bindings.message;

import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * One message: headers, properties and a body that is consumed once.
 *
 * <p>Whoever takes a message either consumes its body or closes it. Not safe for use by many
 * threads at a time.
 */
public final class Message implements AutoCloseable {

  private final MessageVersion version;
  private final MessageHeaders headers;
  private final MessageProperties properties;
  private final boolean fault;
  private MessageBody body;
  private @Nullable Runnable release;
  private @Nullable ContentEnd contentEnd;

  private Message(
      MessageVersion version,
      MessageHeaders headers,
      MessageProperties properties,
      MessageBody body,
      boolean fault) {
    this.version = version;
    this.headers = headers;
    this.properties = properties;
    this.body = body;
    this.fault = fault;
  }

  /** Returns a message of the given body, without headers. */
  public static Message of(MessageVersion version, MessageBody body) {
    return of(version, new MessageHeaders(), body);
  }

  /** Returns a message of the given headers and body; a fault if the body is one. */
  public static Message of(MessageVersion version, MessageHeaders headers, MessageBody body) {
    boolean fault =
        body.name()
            .filter(name -> name.getLocalPart().equals("Fault"))
            .filter(name -> name.getNamespaceURI().equals(version.envelope().namespace()))
            .isPresent();
    return new Message(version, headers, new MessageProperties(), body, fault);
  }

  /** Returns a message that tells of a fault; its action is set where messages are addressed. */
  public static Message of(MessageVersion version, MessageFault fault, @Nullable String action) {
    Message message = of(version, fault.body(version));
    if (action != null) {
      message.headers.action(action);
    }
    return message;
  }

  /** Returns the versions that the message is written in. */
  public MessageVersion version() {
    return version;
  }

  /** Returns the headers, which may be added to before the message is written. */
  public MessageHeaders headers() {
    return headers;
  }

  /** Returns what is known of the message besides its content. */
  public MessageProperties properties() {
    return properties;
  }

  /** Returns whether the body is a SOAP fault. */
  public boolean isFault() {
    return fault;
  }

  /** Returns the body. */
  public MessageBody body() {
    return body;
  }

  /**
   * Returns a copy of the message to look at, and keeps this one whole: the body is read into
   * memory and both have it. Headers and properties of the copy are its own.
   *
   * @throws IllegalStateException if the body has been consumed
   */
  public Message copy() throws XMLStreamException {
    MessageBody kept = body;
    MessageBody copied = body;
    if (!body.isEmpty()) {
      XmlFragment fragment = XmlFragment.of(body);
      kept = fragment.body();
      copied = fragment.body();
    }
    body = kept;
    return new Message(version, headers.copy(), properties, copied, fault);
  }

  /** Reads the fault that the message tells of, which consumes its body. */
  public MessageFault readFault() throws XMLStreamException {
    return MessageFault.read(version, body);
  }

  /**
   * Adds what lets go of something that the message was read from, when the message is closed. What
   * was added first is done first.
   */
  public void onClose(Runnable newRelease) {
    Runnable before = release;
    release =
        before == null
            ? newRelease
            : () -> {
              try {
                before.run();
              } finally {
                newRelease.run();
              }
            };
  }

  /** Says that content handed out of the body may be read after it, and what tells when it was. */
  public void contentEnd(ContentEnd newContentEnd) {
    contentEnd = newContentEnd;
  }

  /** Returns whether content that was handed out of the body is still to be read. */
  public boolean hasContentToRead() {
    ContentEnd end = contentEnd;
    return end != null && !end.isReached();
  }

  /** Closes the message, once what was handed out of its body has been read too. */
  public void closeWhenRead() {
    ContentEnd end = contentEnd;
    if (end == null) {
      close();
    } else {
      end.await(this::close);
    }
  }

  /** Lets go of what the message holds: content that is still to be read is lost. */
  @Override
  public void close() {
    body.close();
    Runnable once = release;
    release = null;
    if (once != null) {
      once.run();
    }
  }

  @Override
  public String toString() {
    String what = fault ? "fault" : body.name().map(Object::toString).orElse("message");
    return what + headers.action().map(action -> " (" + action + ")").orElse("");
  }

  /** Tells when content that was handed out of a body has been read. */
  public interface ContentEnd {

    /** Returns whether all of it has been read or closed. */
    boolean isReached();

    /** Runs the action when all of it has been read or closed; at once if none is left. */
    void await(Runnable action);
  }
}
