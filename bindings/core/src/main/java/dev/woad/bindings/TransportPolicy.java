package dev.woad.bindings;

import dev.woad.bindings.message.BodyWriter;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The WS-SecurityPolicy assertion by which .NET tells that the transport protects messages.
 *
 * @param algorithmSuite the name of the algorithms
 * @param layout how a security header is laid out
 * @param timestamp whether there is a header with a timestamp
 */
public record TransportPolicy(String algorithmSuite, String layout, boolean timestamp) {

  /** The namespace of WS-SecurityPolicy 1.1. */
  public static final String SECURITY_POLICY =
      "http://schemas.xmlsoap.org/ws/2005/07/securitypolicy";

  /** The namespace of WS-Policy 1.2. */
  public static final String POLICY = "http://schemas.xmlsoap.org/ws/2004/09/policy";

  /** What is told of a transport that protects messages without their doing. */
  public static final TransportPolicy ALONE = new TransportPolicy("Basic256", "Strict", false);

  /**
   * Returns the assertions of a layer that protects what it transports: none where another layer of
   * the binding speaks of it.
   */
  public static List<BodyWriter> ofLayer(Binding binding) {
    boolean told =
        Layers.protocolsFromBelow(binding).stream()
            .anyMatch(ProtocolBindingElement::describesTransport);
    return told ? List.of() : List.of(writer -> ALONE.write(binding, writer, true));
  }

  /**
   * Writes the assertion.
   *
   * @param outermost whether nothing around it declares its prefixes
   */
  public void write(Binding binding, XMLStreamWriter writer, boolean outermost)
      throws XMLStreamException {
    writer.writeStartElement("sp", "TransportBinding", SECURITY_POLICY);
    if (outermost) {
      writer.writeNamespace("sp", SECURITY_POLICY);
    }
    writer.writeStartElement("wsp", "Policy", POLICY);
    if (outermost) {
      writer.writeNamespace("wsp", POLICY);
    }
    begin(writer, "TransportToken");
    for (BindingElement element : binding.elements()) {
      BodyWriter token = element.transportToken(binding).orElse(null);
      if (token != null) {
        token.writeTo(writer);
      }
    }
    end(writer);
    begin(writer, "AlgorithmSuite");
    empty(writer, algorithmSuite);
    end(writer);
    begin(writer, "Layout");
    empty(writer, layout);
    end(writer);
    if (timestamp) {
      empty(writer, "IncludeTimestamp");
    }
    end(writer);
  }

  private static void begin(XMLStreamWriter writer, String name) throws XMLStreamException {
    writer.writeStartElement("sp", name, SECURITY_POLICY);
    writer.writeStartElement("wsp", "Policy", POLICY);
  }

  private static void empty(XMLStreamWriter writer, String name) throws XMLStreamException {
    writer.writeStartElement("sp", name, SECURITY_POLICY);
    writer.writeEndElement();
  }

  /** Ends a policy, and what it is of. */
  private static void end(XMLStreamWriter writer) throws XMLStreamException {
    writer.writeEndElement();
    writer.writeEndElement();
  }
}
