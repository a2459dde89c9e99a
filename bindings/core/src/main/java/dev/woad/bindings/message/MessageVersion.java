package dev.woad.bindings.message;

import java.util.Locale;

/**
 * The versions that a message is written in.
 *
 * @param envelope the version of SOAP
 * @param addressing the version of WS-Addressing
 */
public record MessageVersion(EnvelopeVersion envelope, AddressingVersion addressing) {

  /** Neither envelope nor addressing: REST. */
  public static final MessageVersion NONE =
      new MessageVersion(EnvelopeVersion.NONE, AddressingVersion.NONE);

  /** SOAP 1.1 alone: BasicHttpBinding. */
  public static final MessageVersion SOAP11 =
      new MessageVersion(EnvelopeVersion.SOAP11, AddressingVersion.NONE);

  /** SOAP 1.2 alone. */
  public static final MessageVersion SOAP12 =
      new MessageVersion(EnvelopeVersion.SOAP12, AddressingVersion.NONE);

  /** SOAP 1.1 with WS-Addressing 1.0. */
  public static final MessageVersion SOAP11_WSA10 =
      new MessageVersion(EnvelopeVersion.SOAP11, AddressingVersion.WSA10);

  /** SOAP 1.2 with WS-Addressing 1.0: WSHttpBinding, NetTcpBinding. */
  public static final MessageVersion SOAP12_WSA10 =
      new MessageVersion(EnvelopeVersion.SOAP12, AddressingVersion.WSA10);

  /** SOAP 1.1 with WS-Addressing of August 2004. */
  public static final MessageVersion SOAP11_WSA200408 =
      new MessageVersion(EnvelopeVersion.SOAP11, AddressingVersion.WSA200408);

  /** SOAP 1.2 with WS-Addressing of August 2004. */
  public static final MessageVersion SOAP12_WSA200408 =
      new MessageVersion(EnvelopeVersion.SOAP12, AddressingVersion.WSA200408);

  /**
   * Returns the versions that WCF knows by the given name, such as {@code Soap12} or {@code
   * Soap11WSAddressing10}.
   *
   * @throws IllegalArgumentException if it knows none
   */
  public static MessageVersion of(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "soap11" -> SOAP11;
      case "soap12" -> SOAP12;
      case "soap11wsaddressing10" -> SOAP11_WSA10;
      case "soap12wsaddressing10", "default" -> SOAP12_WSA10;
      case "soap11wsaddressingaugust2004" -> SOAP11_WSA200408;
      case "soap12wsaddressingaugust2004" -> SOAP12_WSA200408;
      default ->
          throw new IllegalArgumentException(
              "messageVersion: "
                  + name
                  + " (expected: Soap11, Soap12, either of them with WSAddressing10 or"
                  + " WSAddressingAugust2004, or Default)");
    };
  }

  /** Returns whether messages carry addressing headers. */
  public boolean isAddressed() {
    return addressing != AddressingVersion.NONE;
  }
}
