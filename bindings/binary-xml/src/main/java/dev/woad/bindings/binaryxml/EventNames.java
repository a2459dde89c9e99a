package dev.woad.bindings.binaryxml;

import javax.xml.stream.XMLStreamConstants;

/** Names events in messages. */
final class EventNames {

  private EventNames() {}

  static String of(int event) {
    return switch (event) {
      case XMLStreamConstants.START_ELEMENT -> "START_ELEMENT";
      case XMLStreamConstants.END_ELEMENT -> "END_ELEMENT";
      case XMLStreamConstants.CHARACTERS -> "CHARACTERS";
      case XMLStreamConstants.COMMENT -> "COMMENT";
      case XMLStreamConstants.START_DOCUMENT -> "START_DOCUMENT";
      case XMLStreamConstants.END_DOCUMENT -> "END_DOCUMENT";
      case XMLStreamConstants.PROCESSING_INSTRUCTION -> "PROCESSING_INSTRUCTION";
      case XMLStreamConstants.DTD -> "DTD";
      case XMLStreamConstants.ENTITY_REFERENCE -> "ENTITY_REFERENCE";
      default -> "event " + event;
    };
  }

  static String at(int event, String expected) {
    return "event: " + of(event) + " (expected: " + expected + ")";
  }
}
