package dev.woad.bindings.message;

import dev.woad.contracts.FaultCode;
import javax.xml.namespace.QName;

/** The version of SOAP that wraps a message, if any. */
public enum EnvelopeVersion {
  /** No envelope: the body travels bare, as REST has it. */
  NONE(""),
  /** SOAP 1.1, W3C Note of 8 May 2000. */
  SOAP11("http://schemas.xmlsoap.org/soap/envelope/"),
  /** SOAP 1.2, W3C Recommendation. */
  SOAP12("http://www.w3.org/2003/05/soap-envelope");

  private final String namespace;

  EnvelopeVersion(String namespace) {
    this.namespace = namespace;
  }

  /** Returns the namespace of the envelope; empty if there is none. */
  public String namespace() {
    return namespace;
  }

  /** Returns the media type of the plain text form. */
  public String mediaType() {
    return this == SOAP12 ? "application/soap+xml" : "text/xml";
  }

  /** Returns the name that a code of the envelope's own namespace has in this version. */
  QName qualified(FaultCode code) {
    QName name = code.name();
    if (!name.getNamespaceURI().isEmpty()) {
      return name;
    }
    String local = name.getLocalPart();
    if (this == SOAP11) {
      local = code.isSender() ? "Client" : code.isReceiver() ? "Server" : local;
    }
    return new QName(namespace, local);
  }

  /** Undoes {@link #qualified}. */
  FaultCode unqualified(QName name) {
    if (!name.getNamespaceURI().equals(namespace)) {
      return FaultCode.of(name);
    }
    return switch (name.getLocalPart()) {
      case "Client", "Sender" -> FaultCode.SENDER;
      case "Server", "Receiver" -> FaultCode.RECEIVER;
      default -> FaultCode.of(name.getLocalPart());
    };
  }
}
