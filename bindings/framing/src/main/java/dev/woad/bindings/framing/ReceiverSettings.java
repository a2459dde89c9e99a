package dev.woad.bindings.framing;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * What holds for connections that come in, whatever session they carry.
 *
 * @param channelInitializationTimeout how long a preamble may take
 * @param idleTimeout how long a connection stays open between two sessions
 * @param tooBusy tells whether sessions are refused for now
 */
record ReceiverSettings(
    Duration channelInitializationTimeout, Duration idleTimeout, BooleanSupplier tooBusy) {

  boolean isTooBusy() {
    return tooBusy.getAsBoolean();
  }
}
