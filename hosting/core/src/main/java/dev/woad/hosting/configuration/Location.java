package dev.woad.hosting.configuration;

/**
 * A place in a file.
 *
 * @param source the name of the file
 * @param line from 1; 0 if the file as a whole is meant
 * @param column from 1; 0 if the file as a whole is meant
 */
public record Location(String source, int line, int column) {

  /** Returns the file as a whole. */
  public static Location of(String source) {
    return new Location(source, 0, 0);
  }

  @Override
  public String toString() {
    return line == 0 ? source : source + ":" + line + ":" + column;
  }
}
