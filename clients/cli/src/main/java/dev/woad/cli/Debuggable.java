package dev.woad.cli;

/** A command that may be asked to show where a failure came from. */
interface Debuggable {

  boolean isDebug();
}
