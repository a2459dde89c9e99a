package dev.woad.bindings;

import dev.woad.bindings.message.ReaderQuotas;
import org.jspecify.annotations.Nullable;

/**
 * Reader quotas as configuration gives them: what is not given is as it is by default.
 *
 * @param maxDepth how deep elements may be nested
 * @param maxStringContentLength how many characters one text may have
 * @param maxArrayLength how many items an array, or bytes one binary value, may have
 * @param maxNameTableCharCount how many characters all distinct names together may have
 * @param maxAttributes how many attributes one element may have
 */
public record ReaderQuotasSettings(
    @Nullable Integer maxDepth,
    @Nullable Integer maxStringContentLength,
    @Nullable Integer maxArrayLength,
    @Nullable Integer maxNameTableCharCount,
    @Nullable Integer maxAttributes) {

  /** Returns the quotas that these settings make. */
  public ReaderQuotas toReaderQuotas() {
    ReaderQuotas base = ReaderQuotas.DEFAULT;
    return new ReaderQuotas(
        or(maxDepth, base.maxDepth()),
        or(maxStringContentLength, base.maxStringContentLength()),
        or(maxArrayLength, base.maxArrayLength()),
        or(maxNameTableCharCount, base.maxNameTableCharCount()),
        or(maxAttributes, base.maxAttributes()));
  }

  private static int or(@Nullable Integer given, int otherwise) {
    return given == null ? otherwise : given;
  }
}
