package dev.woad.bindings.message;

import dev.woad.contracts.FaultException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * The headers of a message: those of WS-Addressing as values, all others as they are.
 *
 * <p>The action is kept for messages without addressing headers too: it is then what the transport
 * said, such as HTTP's SOAPAction. Not safe for use by many threads at a time.
 */
public final class MessageHeaders {

  private @Nullable String action;
  private @Nullable String to;
  private @Nullable String messageId;
  private @Nullable String relatesTo;
  private @Nullable EndpointReference replyTo;
  private @Nullable EndpointReference faultTo;
  private @Nullable EndpointReference from;
  private @Nullable Element identifiedTo;
  private @Nullable String toId;
  private @Nullable MessageHeader last;
  private @Nullable List<MessageHeader> others;
  private @Nullable Set<QName> understood;
  private @Nullable FaultException defect;

  /** Creates headers of which none is set. */
  public MessageHeaders() {}

  /** Returns what the message asks for. */
  public Optional<String> action() {
    return Optional.ofNullable(action);
  }

  /** Sets what the message asks for. */
  public void action(@Nullable String value) {
    action = value;
  }

  /** Returns where the message goes. */
  public Optional<String> to() {
    return Optional.ofNullable(to);
  }

  /** Sets where the message goes. */
  public void to(@Nullable String value) {
    to = value;
  }

  /**
   * Returns the header that says where the message goes, as it came, if it has an id ({@code
   * wsu:Id}) by which a signature may speak of it.
   */
  public Optional<Element> identifiedTo() {
    return Optional.ofNullable(identifiedTo);
  }

  /** Sets the header that says where the message goes, as it came. */
  void identifiedTo(Element element) {
    identifiedTo = element;
  }

  /** Returns the id by which a signature speaks of where the message goes. */
  public Optional<String> toId() {
    return Optional.ofNullable(toId);
  }

  /** Sets the id by which a signature speaks of where the message goes. */
  public void toId(@Nullable String value) {
    toId = value;
  }

  /** Returns the header that is written after all others. */
  public Optional<MessageHeader> last() {
    return Optional.ofNullable(last);
  }

  /**
   * Sets a header that is written after all others, where .NET has that of security. The envelope
   * declares the prefix {@code u} for it, of WS-Security's utility namespace.
   */
  public void last(@Nullable MessageHeader value) {
    last = value;
  }

  /** Returns the id that replies relate to. */
  public Optional<String> messageId() {
    return Optional.ofNullable(messageId);
  }

  /** Sets the id that replies relate to. */
  public void messageId(@Nullable String value) {
    messageId = value;
  }

  /** Returns the id of the message that this one answers. */
  public Optional<String> relatesTo() {
    return Optional.ofNullable(relatesTo);
  }

  /** Sets the id of the message that this one answers. */
  public void relatesTo(@Nullable String value) {
    relatesTo = value;
  }

  /** Returns where the reply is wanted. */
  public Optional<EndpointReference> replyTo() {
    return Optional.ofNullable(replyTo);
  }

  /** Sets where the reply is wanted. */
  public void replyTo(@Nullable EndpointReference value) {
    replyTo = value;
  }

  /** Returns where a fault is wanted. */
  public Optional<EndpointReference> faultTo() {
    return Optional.ofNullable(faultTo);
  }

  /** Sets where a fault is wanted. */
  public void faultTo(@Nullable EndpointReference value) {
    faultTo = value;
  }

  /** Returns where the message says that it comes from. */
  public Optional<EndpointReference> from() {
    return Optional.ofNullable(from);
  }

  /** Sets where the message comes from. */
  public void from(@Nullable EndpointReference value) {
    from = value;
  }

  /** Returns the headers that are not of addressing, in their order. */
  public List<MessageHeader> others() {
    return others == null ? List.of() : Collections.unmodifiableList(others);
  }

  /** Adds a header that is not of addressing. */
  public void add(MessageHeader header) {
    if (others == null) {
      others = new ArrayList<>(2);
    }
    others.add(header);
  }

  /** Finds the first header of the given name that is not of addressing. */
  public Optional<MessageHeader> find(QName name) {
    return others().stream().filter(header -> header.name().equals(name)).findFirst();
  }

  /** Removes all headers of the given name that are not of addressing. */
  public void remove(QName name) {
    if (others != null) {
      others.removeIf(header -> header.name().equals(name));
    }
  }

  /** Says that headers of the given name have been understood and acted upon. */
  public void understood(QName name) {
    if (understood == null) {
      understood = new HashSet<>(2);
    }
    understood.add(name);
  }

  /** Finds the headers that must be understood by the last receiver and have not been. */
  public List<MessageHeader> notUnderstood() {
    if (others == null) {
      return List.of();
    }
    return others.stream()
        .filter(MessageHeader::mustUnderstand)
        .filter(header -> isForLastReceiver(header.role()))
        .filter(header -> understood == null || !understood.contains(header.name()))
        .toList();
  }

  /** Returns what is wrong with the headers as they came, for whoever answers the message. */
  public Optional<FaultException> defect() {
    return Optional.ofNullable(defect);
  }

  /** Says what is wrong with the headers as they came; what was said last holds. */
  public void defect(FaultException fault) {
    defect = fault;
  }

  /** Returns whether no header is set. */
  public boolean isEmpty() {
    return action == null
        && to == null
        && messageId == null
        && relatesTo == null
        && replyTo == null
        && faultTo == null
        && from == null
        && last == null
        && others().isEmpty();
  }

  /** Returns headers of the same values. */
  public MessageHeaders copy() {
    MessageHeaders copy = new MessageHeaders();
    copy.action = action;
    copy.to = to;
    copy.messageId = messageId;
    copy.relatesTo = relatesTo;
    copy.replyTo = replyTo;
    copy.faultTo = faultTo;
    copy.from = from;
    copy.identifiedTo = identifiedTo;
    copy.toId = toId;
    copy.last = last;
    others().forEach(copy::add);
    return copy;
  }

  // SOAP 1.2 Part 1, 2.2, and SOAP 1.1, 4.2.2. A node that is no intermediary still plays "next".
  private static boolean isForLastReceiver(String role) {
    return role.isEmpty()
        || role.equals("http://www.w3.org/2003/05/soap-envelope/role/ultimateReceiver")
        || role.equals("http://www.w3.org/2003/05/soap-envelope/role/next")
        || role.equals("http://schemas.xmlsoap.org/soap/actor/next");
  }
}
