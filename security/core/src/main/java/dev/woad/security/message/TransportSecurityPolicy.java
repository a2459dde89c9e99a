package dev.woad.security.message;

import dev.woad.bindings.Binding;
import dev.woad.bindings.TransportPolicy;
import dev.woad.bindings.message.BodyWriter;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the WS-SecurityPolicy assertions by which CoreWCF tells of such a layer. */
final class TransportSecurityPolicy {

  private static final String SP = TransportPolicy.SECURITY_POLICY;
  private static final String POLICY = TransportPolicy.POLICY;
  private static final List<String> ADDRESSING_HEADERS =
      List.of("To", "From", "FaultTo", "ReplyTo", "MessageID", "RelatesTo", "Action");

  private final TransportSecurityBindingElement element;
  private final Binding binding;
  private final XMLStreamWriter writer;

  private TransportSecurityPolicy(
      TransportSecurityBindingElement element, Binding binding, XMLStreamWriter writer) {
    this.element = element;
    this.binding = binding;
    this.writer = writer;
  }

  static List<BodyWriter> assertions(TransportSecurityBindingElement element, Binding binding) {
    return List.of(
        writer -> new TransportSecurityPolicy(element, binding, writer).transportBinding(true),
        writer -> new TransportSecurityPolicy(element, binding, writer).supportingTokens(),
        writer -> new TransportSecurityPolicy(element, binding, writer).wss(true),
        writer -> new TransportSecurityPolicy(element, binding, writer).trust(true));
  }

  private void transportBinding(boolean outermost) throws XMLStreamException {
    new TransportPolicy(
            element.algorithmSuite().policyName(),
            element.version() == MessageSecurityVersion.WSS10_FEBRUARY_2005 ? "Lax" : "Strict",
            true)
        .write(binding, writer, outermost);
  }

  private void supportingTokens() throws XMLStreamException {
    if (!element.establishSecurityContext()) {
      credential(true);
      return;
    }
    begin("EndorsingSupportingTokens", true);
    token("SecureConversationToken");
    beginPolicy();
    begin("BootstrapPolicy", false);
    signedParts(ADDRESSING_HEADERS, true);
    begin1("EncryptedParts");
    empty("Body");
    writer.writeEndElement();
    transportBinding(false);
    credential(false);
    wss(false);
    trust(false);
    end();
    if (element.version() == MessageSecurityVersion.WSS11_WS_TRUST_13) {
      empty("MustNotSendAmend");
    }
    writer.writeEndElement();
    writer.writeEndElement();
    end();
  }

  private void credential(boolean outermost) throws XMLStreamException {
    if (element.credential() == MessageCredential.USER_NAME) {
      begin(
          element.version() == MessageSecurityVersion.WSS11_WS_TRUST_13
              ? "SignedEncryptedSupportingTokens"
              : "SignedSupportingTokens",
          outermost);
      token("UsernameToken");
      beginPolicy();
      empty("WssUsernameToken10");
      writer.writeEndElement();
      writer.writeEndElement();
      end();
      return;
    }
    begin("EndorsingSupportingTokens", outermost);
    token("X509Token");
    beginPolicy();
    if (!isWss10()) {
      empty("RequireThumbprintReference");
    }
    empty("WssX509V3Token10");
    writer.writeEndElement();
    writer.writeEndElement();
    if (binding.messageVersion().isAddressed()) {
      signedParts(List.of("To"), false);
    }
    end();
  }

  private void signedParts(List<String> headers, boolean body) throws XMLStreamException {
    begin1("SignedParts");
    if (body) {
      empty("Body");
    }
    for (String header : headers) {
      begin1("Header");
      writer.writeAttribute("Name", header);
      writer.writeAttribute("Namespace", binding.messageVersion().addressing().namespace());
      writer.writeEndElement();
    }
    writer.writeEndElement();
  }

  private void wss(boolean outermost) throws XMLStreamException {
    begin(element.version().policyName(), outermost);
    if (element.credential() == MessageCredential.CERTIFICATE) {
      if (isWss10()) {
        empty("MustSupportRefKeyIdentifier");
        empty("MustSupportRefIssuerSerial");
      } else if (!outermost || !element.establishSecurityContext()) {
        empty("MustSupportRefThumbprint");
      }
    }
    end();
  }

  private void trust(boolean outermost) throws XMLStreamException {
    begin(
        element.version() == MessageSecurityVersion.WSS11_WS_TRUST_13 ? "Trust13" : "Trust10",
        outermost);
    empty("MustSupportIssuedTokens");
    empty("RequireClientEntropy");
    empty("RequireServerEntropy");
    end();
  }

  private boolean isWss10() {
    return element.version() == MessageSecurityVersion.WSS10_FEBRUARY_2005;
  }

  private void token(String name) throws XMLStreamException {
    begin1(name);
    writer.writeAttribute("sp", SP, "IncludeToken", SP + "/IncludeToken/AlwaysToRecipient");
  }

  private void begin(String name, boolean outermost) throws XMLStreamException {
    begin1(name);
    if (outermost) {
      writer.writeNamespace("sp", SP);
    }
    beginPolicy();
    if (outermost) {
      writer.writeNamespace("wsp", POLICY);
    }
  }

  private void begin1(String name) throws XMLStreamException {
    writer.writeStartElement("sp", name, SP);
  }

  private void beginPolicy() throws XMLStreamException {
    writer.writeStartElement("wsp", "Policy", POLICY);
  }

  /** Ends a policy, and what it is of. */
  private void end() throws XMLStreamException {
    writer.writeEndElement();
    writer.writeEndElement();
  }

  private void empty(String name) throws XMLStreamException {
    begin1(name);
    writer.writeEndElement();
  }
}
