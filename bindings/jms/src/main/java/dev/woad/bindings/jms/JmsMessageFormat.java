package dev.woad.bindings.jms;

/** What a message is to JMS. Both are always read. */
public enum JmsMessageFormat {
  /** A {@code BytesMessage}. */
  BYTES,
  /** A {@code TextMessage}; for text encoding only. */
  TEXT
}
