package dev.woad.contracts;

import java.util.Optional;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * Says whose fault it was, and more closely what.
 *
 * <p>A name without namespace means one of the envelope's own namespace, whatever its version:
 * {@link #SENDER} is {@code Client} in SOAP 1.1 and {@code Sender} in SOAP 1.2.
 *
 * @param name the code
 * @param sub the code beneath it, which SOAP 1.1 has no place for and sends instead of this one
 */
public record FaultCode(QName name, @Nullable FaultCode sub) {

  /** The message was at fault; sending it again as it is will fail again. */
  public static final FaultCode SENDER = of("Sender");

  /** The receiver was at fault; the same message may succeed later. */
  public static final FaultCode RECEIVER = of("Receiver");

  /** Returns a code of the envelope's own namespace. */
  public static FaultCode of(String localName) {
    return new FaultCode(new QName(localName), null);
  }

  /** Returns a code of the given name. */
  public static FaultCode of(QName name) {
    return new FaultCode(name, null);
  }

  /** Returns a sender's fault that is more closely the given one. */
  public static FaultCode sender(QName sub) {
    return new FaultCode(SENDER.name, of(sub));
  }

  /** Returns a receiver's fault that is more closely the given one. */
  public static FaultCode receiver(QName sub) {
    return new FaultCode(RECEIVER.name, of(sub));
  }

  /** Returns whether the message was at fault. */
  public boolean isSender() {
    return name.equals(SENDER.name);
  }

  /** Returns whether the receiver was at fault. */
  public boolean isReceiver() {
    return name.equals(RECEIVER.name);
  }

  /** Returns the code beneath this one. */
  public Optional<FaultCode> subCode() {
    return Optional.ofNullable(sub);
  }
}
