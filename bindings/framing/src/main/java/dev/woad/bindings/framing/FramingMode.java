package dev.woad.bindings.framing;

import java.util.Optional;

/** How messages travel in a session (MC-NMF, 2.2.3.2). */
public enum FramingMode {
  /** One message, which flows through, and perhaps one that answers it. */
  SINGLETON_UNSIZED(1),
  /** Any number of messages both ways, each held whole. */
  DUPLEX(2),
  /** Any number of messages one way: by queues. */
  SIMPLEX(3),
  /** One message, one way: by queues. */
  SINGLETON_SIZED(4);

  private final int code;

  FramingMode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static Optional<FramingMode> of(int code) {
    for (FramingMode mode : values()) {
      if (mode.code == code) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }
}
