package dev.woad.bindings;

import dev.woad.bindings.message.AddressingVersion;
import dev.woad.bindings.message.BodyWriter;
import java.util.List;

/** Writes policy assertions. */
public final class PolicyAssertions {

  private PolicyAssertions() {}

  /** Returns what writes an assertion that is an empty element. */
  public static BodyWriter empty(String prefix, String localName, String namespace) {
    return writer -> {
      writer.writeStartElement(prefix, localName, namespace);
      writer.writeNamespace(prefix, namespace);
      writer.writeEndElement();
    };
  }

  /** Returns the assertions by which .NET tells of the given version of WS-Addressing. */
  static List<BodyWriter> usingAddressing(AddressingVersion version) {
    return switch (version) {
      case NONE -> List.of();
      case WSA10 ->
          List.of(empty("wsaw", "UsingAddressing", "http://www.w3.org/2006/05/addressing/wsdl"));
      case WSA200408 ->
          List.of(
              empty(
                  "wsap",
                  "UsingAddressing",
                  "http://schemas.xmlsoap.org/ws/2004/08/addressing/policy"));
    };
  }
}
