package dev.woad.testing.dotnet;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What stands for itself on a wire: a record of .NET message framing, the head of an HTTP message,
 * or a message of a WebSocket.
 *
 * @param note what is to be said about its form
 */
record Part(Kind kind, byte[] payload, String note) {

  /** What it is. */
  enum Kind {
    VERSION,
    MODE,
    VIA,
    KNOWN_ENCODING,
    EXTENSIBLE_ENCODING,
    UNSIZED_ENVELOPE,
    SIZED_ENVELOPE,
    END,
    FAULT,
    UPGRADE_REQUEST,
    UPGRADE_RESPONSE,
    PREAMBLE_ACK,
    PREAMBLE_END,
    HTTP,
    MESSAGE,
    CLOSE,
    PING,
    PONG,
    CONNECTION_END
  }

  private static final Part CONNECTION_END = new Part(Kind.CONNECTION_END, new byte[0], "");

  /** Reads a record of .NET message framing. */
  static Part framed(InputStream in) throws IOException {
    int type = in.read();
    if (type < 0) {
      return CONNECTION_END;
    }
    if (type > Kind.PREAMBLE_END.ordinal()) {
      throw new IOException("record: " + type + " (expected: 0 to 12)");
    }
    Kind kind = Kind.values()[type];
    byte[] payload =
        switch (kind) {
          case VERSION -> exactly(in, 2);
          case MODE, KNOWN_ENCODING -> exactly(in, 1);
          case VIA, EXTENSIBLE_ENCODING, SIZED_ENVELOPE, FAULT, UPGRADE_REQUEST ->
              exactly(in, size(in));
          case UNSIZED_ENVELOPE -> chunks(in);
          default -> new byte[0];
        };
    return new Part(kind, payload, "");
  }

  /** Reads the head of an HTTP message, or, behind it, a message of a WebSocket. */
  static Part ofSocket(InputStream in, boolean headRead) throws IOException {
    if (!headRead) {
      RawHttp message = RawHttp.read(in);
      return new Part(Kind.HTTP, message.head().getBytes(StandardCharsets.ISO_8859_1), "");
    }
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    int frames = 0;
    int opcode = 0;
    while (true) {
      int first = in.read();
      if (first < 0 && frames == 0) {
        return CONNECTION_END;
      }
      opcode = frames++ == 0 ? first & 0x0F : opcode;
      payload.write(frame(in));
      if ((first & 0x80) != 0) {
        String form = "opcode " + opcode + (frames > 1 ? ", in fragments" : "");
        return switch (opcode) {
          case 8 -> new Part(Kind.CLOSE, payload.toByteArray(), form);
          case 9 -> new Part(Kind.PING, payload.toByteArray(), form);
          case 10 -> new Part(Kind.PONG, payload.toByteArray(), form);
          default -> new Part(Kind.MESSAGE, payload.toByteArray(), form);
        };
      }
    }
  }

  private static byte[] frame(InputStream in) throws IOException {
    int second = in.read();
    long length = second & 0x7F;
    if (length > 125) {
      length = 0;
      for (byte digit : exactly(in, (second & 0x7F) == 126 ? 2 : 8)) {
        length = length << 8 | digit & 0xFF;
      }
    }
    byte[] mask = second < 128 ? new byte[4] : exactly(in, 4);
    byte[] payload = exactly(in, Math.toIntExact(length));
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i % 4];
    }
    return payload;
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    for (int size = size(in); size > 0; size = size(in)) {
      payload.write(exactly(in, size));
    }
    return payload.toByteArray();
  }

  private static int size(InputStream in) throws IOException {
    int size = 0;
    for (int shift = 0; ; shift += 7) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("size");
      }
      size |= (next & 0x7F) << shift;
      if (next < 0x80) {
        return size;
      }
    }
  }

  private static byte[] exactly(InputStream in, int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("bytes: " + bytes.length + " (expected: " + count + ")");
    }
    return bytes;
  }

  boolean isEnvelope() {
    return kind == Kind.SIZED_ENVELOPE || kind == Kind.UNSIZED_ENVELOPE || kind == Kind.MESSAGE;
  }

  String text() {
    return new String(payload, StandardCharsets.UTF_8);
  }
}
