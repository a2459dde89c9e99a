package dev.woad.bindings.binaryxml;

/** What a text or attribute value is by the record that holds it. */
public enum BinaryXmlType {
  /** Characters, of the document itself or of a dictionary. */
  TEXT,
  /** True or false. */
  BOOLEAN,
  /** An integer of at most 64 bits and a sign. */
  INTEGER,
  /** An integer of 64 bits without a sign. */
  UNSIGNED,
  /** A floating-point number of 32 bits. */
  FLOAT,
  /** A floating-point number of 64 bits. */
  DOUBLE,
  /** A decimal number of at most 29 digits. */
  DECIMAL,
  /** A date and a time, in UTC, in local time, or with no word about it. */
  DATE_TIME,
  /** A span of time, counted in 100 nanoseconds. */
  TIME_SPAN,
  /** A UUID. */
  UUID,
  /** A UUID with {@code urn:uuid:} before it. */
  UNIQUE_ID,
  /** Bytes; Base64 where text is asked for. */
  BYTES,
  /** A name with a prefix of one letter. */
  QNAME,
  /** Several values with a space between them. */
  LIST
}
