package dev.woad.dispatcher;

import dev.woad.bindings.RequestContext;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageFault;
import dev.woad.contracts.CommunicationException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** A request, and what it is answered by. */
final class Call implements RequestContext {

  final Message request;
  final List<String> events = new ArrayList<>();
  private final List<Message> replies = new ArrayList<>();
  private int failures;
  private boolean streamed;
  private boolean eventLoop;

  Call(Message request) {
    this.request = request;
    request.onClose(() -> events.add("closed"));
  }

  /** Has so many replies fail before one is taken. */
  Call failing(int times) {
    failures = times;
    return this;
  }

  Call streamed() {
    streamed = true;
    return this;
  }

  Call onEventLoop() {
    eventLoop = true;
    return this;
  }

  Message reply() {
    if (replies.size() != 1) {
      throw new AssertionError("replies: " + replies + " (expected: one); " + events);
    }
    return replies.get(0);
  }

  String result() {
    if (reply().isFault()) {
      throw new AssertionError("fault: " + fault() + " (expected: a result)");
    }
    return TextFormatter.text(reply());
  }

  MessageFault fault() {
    try {
      return reply().readFault();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Message request() {
    return request;
  }

  @Override
  public void reply(Message reply) {
    if (failures-- > 0) {
      throw new CommunicationException("cannot be written");
    }
    try {
      Message sent = reply.copy();
      events.add("replied");
      replies.add(sent);
      reply.close();
    } catch (XMLStreamException e) {
      throw new CommunicationException("cannot be written", e);
    }
  }

  @Override
  public void replyUnforeseen(Message fault) {
    events.add("unforeseen");
    reply(fault);
  }

  @Override
  public void acknowledge() {
    events.add("acknowledged");
  }

  @Override
  public void abort() {
    events.add("aborted");
  }

  @Override
  public boolean isRequestStreamed() {
    return streamed;
  }

  @Override
  public boolean isOnEventLoop() {
    return eventLoop;
  }
}
