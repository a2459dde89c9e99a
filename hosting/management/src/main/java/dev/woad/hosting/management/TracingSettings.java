package dev.woad.hosting.management;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where traces go. What is null has its default.
 *
 * @param otlp the address that takes OTLP over HTTP, such as {@code
 *     http://localhost:4318/v1/traces}
 * @param serviceName what the host is called in traces; {@code woad}
 * @param samplingRatio which part of the traces that begin here is kept, from 0 to 1; what others
 *     have begun is kept if they keep it; 1
 */
public record TracingSettings(
    URI otlp, @Nullable String serviceName, @Nullable Double samplingRatio) {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public TracingSettings {
    if (otlp == null || otlp.getScheme() == null || !otlp.getScheme().matches("https?")) {
      throw new IllegalArgumentException(
          "otlp: " + otlp + " (expected: http://... or https://..., which takes OTLP)");
    }
    if (samplingRatio != null && !(samplingRatio >= 0 && samplingRatio <= 1)) {
      throw new IllegalArgumentException("samplingRatio: " + samplingRatio + " (expected: 0 to 1)");
    }
  }
}
