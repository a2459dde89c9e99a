package dev.woad.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Where documents come from and go: files, or standard input and output. */
final class Documents {

  private static final Path STANDARD_INPUT = Path.of("-");

  private Documents() {}

  static byte[] read(Path file) throws IOException {
    if (file.equals(STANDARD_INPUT)) {
      return System.in.readAllBytes();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readAllBytes();
    } catch (NoSuchFileException e) {
      throw new IOException(file + " is not there (expected: a file, or - for standard input)", e);
    }
  }

  /** Writes to the file, or to standard output if there is none. */
  static void write(byte[] bytes, @Nullable Path file) throws IOException {
    if (file == null) {
      System.out.write(bytes, 0, bytes.length);
      System.out.flush();
      return;
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(bytes);
    }
  }

  /** Returns the failure with the name of the file that it is about. */
  static XMLStreamException failure(Path file, XMLStreamException thrown) {
    return new XMLStreamException(file + ": " + thrown.getMessage(), thrown);
  }
}
