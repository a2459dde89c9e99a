package dev.woad.bindings.message;

/**
 * Bounds on the XML of a message, whatever its size. WCF's names; where a default differs from
 * WCF's, docs/quotas.md says why.
 *
 * @param maxDepth how deep elements may be nested; 64
 * @param maxStringContentLength how many characters one text may have; 8 Mi
 * @param maxArrayLength how many items an array, or bytes one binary value, may have; 8 Mi
 * @param maxNameTableCharCount how many characters all distinct names together may have; 64 Ki
 * @param maxAttributes how many attributes one element may have; 256
 */
public record ReaderQuotas(
    int maxDepth,
    int maxStringContentLength,
    int maxArrayLength,
    int maxNameTableCharCount,
    int maxAttributes) {

  private static final int MI = 1024 * 1024;

  /** The quotas that hold where nothing else is said. */
  public static final ReaderQuotas DEFAULT = new ReaderQuotas(64, 8 * MI, 8 * MI, 64 * 1024, 256);

  /** Checks that each quota lets something through. */
  public ReaderQuotas {
    require("maxDepth", maxDepth);
    require("maxStringContentLength", maxStringContentLength);
    require("maxArrayLength", maxArrayLength);
    require("maxNameTableCharCount", maxNameTableCharCount);
    require("maxAttributes", maxAttributes);
  }

  /** Returns these quotas with another depth. */
  public ReaderQuotas withMaxDepth(int newMaxDepth) {
    return new ReaderQuotas(
        newMaxDepth, maxStringContentLength, maxArrayLength, maxNameTableCharCount, maxAttributes);
  }

  /** Returns these quotas with another length of one text. */
  public ReaderQuotas withMaxStringContentLength(int newMaxStringContentLength) {
    return new ReaderQuotas(
        maxDepth, newMaxStringContentLength, maxArrayLength, maxNameTableCharCount, maxAttributes);
  }

  private static void require(String name, int value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
    }
  }
}
