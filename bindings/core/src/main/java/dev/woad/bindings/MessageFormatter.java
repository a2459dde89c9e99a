package dev.woad.bindings;

import dev.woad.bindings.message.BodyWriter;
import dev.woad.bindings.message.Message;
import dev.woad.bindings.message.MessageFault;
import dev.woad.bindings.message.MessageVersion;
import dev.woad.contracts.FaultDescription;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * Turns the arguments and results of one operation into messages of one version, and back. Safe for
 * use by many threads.
 *
 * <p>What is read but does not fit the contract is a {@code FaultException} that blames the sender.
 */
public interface MessageFormatter {

  /** Returns the element that a request's body holds; empty if the body is. */
  Optional<QName> requestElement();

  /** Returns a request of the given arguments; headers of addressing are not its business. */
  Message writeRequest(Object[] arguments);

  /** Reads the arguments of a request, which consumes its body. */
  Object[] readRequest(Message request);

  /** Returns a reply of the given result and, where arguments are holders, of what they hold. */
  Message writeReply(Object[] arguments, @Nullable Object result);

  /**
   * Reads the result of a reply, which consumes its body, and fills holders among the arguments.
   */
  @Nullable Object readReply(Object[] arguments, Message reply);

  /** Returns what writes the given detail of a declared fault. */
  BodyWriter writeDetail(FaultDescription fault, Object detail);

  /**
   * Returns the exception that a fault stands for: one that the contract declares, else a {@code
   * FaultException}.
   */
  Throwable readFault(MessageFault fault, MessageVersion version);
}
