package dev.woad.bindings.framing;

/** Finds what sessions ask for. Called by event loops. */
@FunctionalInterface
public interface FramedEndpoints {

  /**
   * Returns what the preamble leads to.
   *
   * @throws FramingException if there is nothing, or it does not take such a session
   */
  FramedEndpoint find(Preamble preamble);
}
