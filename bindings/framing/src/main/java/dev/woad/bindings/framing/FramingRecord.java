package dev.woad.bindings.framing;

/** What the bytes of a connection are parted into (MC-NMF, 2.2.1), a chunk perhaps into several. */
sealed interface FramingRecord {

  int VERSION = 0x00;
  int MODE = 0x01;
  int VIA = 0x02;
  int KNOWN_ENCODING = 0x03;
  int EXTENSIBLE_ENCODING = 0x04;
  int UNSIZED_ENVELOPE = 0x05;
  int SIZED_ENVELOPE = 0x06;
  int END = 0x07;
  int FAULT = 0x08;
  int UPGRADE_REQUEST = 0x09;
  int UPGRADE_RESPONSE = 0x0A;
  int PREAMBLE_ACK = 0x0B;
  int PREAMBLE_END = 0x0C;

  record Version(int major, int minor) implements FramingRecord {}

  record Mode(int code) implements FramingRecord {}

  record Via(String uri) implements FramingRecord {}

  record Encoding(String contentType) implements FramingRecord {}

  record Upgrade(String protocol) implements FramingRecord {}

  record Fault(String uri) implements FramingRecord {}

  record Envelope(byte[] bytes) implements FramingRecord {}

  record Piece(byte[] bytes) implements FramingRecord {}

  /** Records that say no more than that they are there. */
  enum Signal implements FramingRecord {
    PREAMBLE_END,
    PREAMBLE_ACK,
    UPGRADE_RESPONSE,
    UNSIZED_ENVELOPE,
    LAST_CHUNK,
    END
  }
}
