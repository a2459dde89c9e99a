package dev.woad.testing.dotnet;

import dev.woad.bindings.binaryxml.BinaryXmlReaderSession;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

/**
 * Writes down what one party says on a connection, apart from ports and sockets: a paragraph for
 * each part. Envelopes are decoded, their headers exactly as they are.
 */
final class Transcript {

  private static final Pattern ID = Pattern.compile("urn:uuid:[0-9a-fA-F-]{36}");

  private String type = "";
  private BinaryXmlReaderSession session = BinaryXmlReaderSession.create();

  /** Takes note of what the client says about what either party will say. */
  void heed(Part part) throws IOException {
    switch (part.kind()) {
      case VERSION -> session = BinaryXmlReaderSession.create();
      case KNOWN_ENCODING ->
          type =
              switch (part.payload()[0]) {
                case 0 -> "text/xml; charset=utf-8";
                case 3 -> "application/soap+xml; charset=utf-8";
                case 7 -> "application/soap+msbin1";
                case 8 -> "application/soap+msbinsession1";
                default -> throw new IOException("encoding: " + part.payload()[0]);
              };
      case EXTENSIBLE_ENCODING -> type = part.text();
      case HTTP -> {
        type = header(part, "soap-content-type");
        if (header(part, "microsoft-binary-transfer-mode").equals("Streamed")) {
          type = type.replace("msbinsession1", "msbin1");
        }
      }
      default -> {
        // Says nothing about others.
      }
    }
  }

  /** Returns what a handshake of a WebSocket wants to see signed. */
  static String key(Part handshake) {
    return header(handshake, "Sec-WebSocket-Key");
  }

  private static String header(Part head, String name) {
    return new RawHttp(head.text(), new byte[0]).header(name).orElse("");
  }

  /** Returns the paragraph for a part. */
  String of(Part part) throws IOException, XMLStreamException {
    String said =
        switch (part.kind()) {
          case SIZED_ENVELOPE, UNSIZED_ENVELOPE, MESSAGE ->
              part.note()
                  + "\n"
                  // .NET writes either, wherever its clients have the address from.
                  + Content.exact(part.payload(), type, session)
                      .replace("net.uds:///", "net.uds:/");
          case FAULT, VIA, UPGRADE_REQUEST -> part.text();
          case EXTENSIBLE_ENCODING -> parameters(part.text());
          case HTTP -> head(part.text());
          default -> HexFormat.of().formatHex(part.payload());
        };
    return part.kind() + " " + unplaced(said);
  }

  private static String parameters(String contentType) {
    return Stream.of(contentType.split(";", -1))
        .map(String::strip)
        .filter(parameter -> !parameter.startsWith("boundary="))
        .sorted()
        .collect(Collectors.joining("; "));
  }

  private static String head(String head) {
    RawHttp message = new RawHttp(head, new byte[0]);
    return head.lines()
        .skip(1)
        .filter(
            line ->
                !line.matches("(?i)(host|date|content-length|sec-websocket-key|user-agent):.*|"))
        .map(line -> line.toLowerCase(Locale.ROOT))
        .sorted()
        .collect(Collectors.joining("\n", message.status() + "\n", ""));
  }

  /** Returns a text without what differs from place to place. */
  static String unplaced(String text) {
    return text.replaceAll("localhost:\\d+", "localhost")
        .replaceAll("/tmp/[0-9a-z]+/orders[0-9]*\\.sock", "/socket")
        .replaceAll("(?<=GenericIdentity:)\\d+", "(number of the client's process)");
  }

  /** Returns the ids in a paragraph. */
  static List<String> ids(String paragraph) {
    return ID.matcher(paragraph).results().map(MatchResult::group).distinct().toList();
  }
}
