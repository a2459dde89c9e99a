package dev.woad.bindings;

/** Says which messages are held whole in memory and which flow through. */
public enum TransferMode {
  /** Requests and replies are held whole, and bounded by {@code maxBufferSize}. */
  BUFFERED,
  /** Requests and replies flow through. */
  STREAMED,
  /** Requests flow through, replies are held whole. */
  STREAMED_REQUEST,
  /** Requests are held whole, replies flow through. */
  STREAMED_RESPONSE;

  /** Returns whether requests flow through. */
  public boolean isRequestStreamed() {
    return this == STREAMED || this == STREAMED_REQUEST;
  }

  /** Returns whether replies flow through. */
  public boolean isResponseStreamed() {
    return this == STREAMED || this == STREAMED_RESPONSE;
  }
}
