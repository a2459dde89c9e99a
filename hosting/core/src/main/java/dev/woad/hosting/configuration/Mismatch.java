package dev.woad.hosting.configuration;

/** Says what a text should have been. */
final class Mismatch extends Exception {

  private static final long serialVersionUID = 1;

  /**
   * Says it.
   *
   * @param expected without the words around it, such as {@code true or false}
   */
  Mismatch(String expected) {
    super(expected);
  }
}
