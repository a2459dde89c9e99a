package dev.woad.bindings.binaryxml;

/**
 * What a reader takes at most, by the names that WCF gives it.
 *
 * @param maxDepth elements inside one another
 * @param maxStringContentLength characters of one text or attribute value
 * @param maxArrayLength bytes of one binary value, and items of one array or list
 * @param maxBytesPerRead bytes of one start tag with all its attributes; where a stream is read,
 *     bytes kept of it at a time
 * @param maxNameTableCharCount characters of names and namespaces that a document brings along
 *     itself, each counted once
 * @param maxSessionSize bytes of all string tables of one session
 */
public record BinaryXmlQuotas(
    int maxDepth,
    int maxStringContentLength,
    int maxArrayLength,
    int maxBytesPerRead,
    int maxNameTableCharCount,
    int maxSessionSize) {

  private static final BinaryXmlQuotas DEFAULTS =
      new BinaryXmlQuotas(32, 8192, 16384, 4096, 16384, 2048);

  /**
   * Checks that each quota lets something through.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public BinaryXmlQuotas {
    requirePositive("maxDepth", maxDepth);
    requirePositive("maxStringContentLength", maxStringContentLength);
    requirePositive("maxArrayLength", maxArrayLength);
    requirePositive("maxBytesPerRead", maxBytesPerRead);
    requirePositive("maxNameTableCharCount", maxNameTableCharCount);
    requirePositive("maxSessionSize", maxSessionSize);
  }

  /** Returns what WCF takes unless told otherwise: 32, 8192, 16384, 4096, 16384 and 2048. */
  public static BinaryXmlQuotas defaults() {
    return DEFAULTS;
  }

  /**
   * Returns quotas that only the length of the document bounds, but for the depth: deeper than
   * 10,000 elements no consumer that recurses would live. For documents from trusted hands.
   */
  public static BinaryXmlQuotas max() {
    int max = Integer.MAX_VALUE;
    return new BinaryXmlQuotas(10_000, max, max, max, max, max);
  }

  /** Returns these quotas with another depth. */
  public BinaryXmlQuotas withMaxDepth(int depth) {
    return new BinaryXmlQuotas(
        depth,
        maxStringContentLength,
        maxArrayLength,
        maxBytesPerRead,
        maxNameTableCharCount,
        maxSessionSize);
  }

  /** Returns these quotas with another length of text. */
  public BinaryXmlQuotas withMaxStringContentLength(int length) {
    return new BinaryXmlQuotas(
        maxDepth, length, maxArrayLength, maxBytesPerRead, maxNameTableCharCount, maxSessionSize);
  }

  /** Returns these quotas with another length of arrays. */
  public BinaryXmlQuotas withMaxArrayLength(int length) {
    return new BinaryXmlQuotas(
        maxDepth,
        maxStringContentLength,
        length,
        maxBytesPerRead,
        maxNameTableCharCount,
        maxSessionSize);
  }

  /** Returns these quotas with another size of start tags. */
  public BinaryXmlQuotas withMaxBytesPerRead(int bytes) {
    return new BinaryXmlQuotas(
        maxDepth,
        maxStringContentLength,
        maxArrayLength,
        bytes,
        maxNameTableCharCount,
        maxSessionSize);
  }

  /** Returns these quotas with another size of the name table. */
  public BinaryXmlQuotas withMaxNameTableCharCount(int characters) {
    return new BinaryXmlQuotas(
        maxDepth,
        maxStringContentLength,
        maxArrayLength,
        maxBytesPerRead,
        characters,
        maxSessionSize);
  }

  /** Returns these quotas with another size of a session's string tables. */
  public BinaryXmlQuotas withMaxSessionSize(int bytes) {
    return new BinaryXmlQuotas(
        maxDepth,
        maxStringContentLength,
        maxArrayLength,
        maxBytesPerRead,
        maxNameTableCharCount,
        bytes);
  }

  private static void requirePositive(String name, int value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
    }
  }
}
