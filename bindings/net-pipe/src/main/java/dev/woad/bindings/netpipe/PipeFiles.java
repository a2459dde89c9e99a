package dev.woad.bindings.netpipe;

import dev.woad.contracts.EndpointAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The sockets of {@code net.pipe}: in one directory for each user, named after the path of the
 * address in lower case. {@code net.pipe://localhost/Orders/v1} is {@code orders%2Fv1.sock}; a path
 * too long for a socket's name is replaced by a hash.
 */
final class PipeFiles implements SocketFiles {

  static final PipeFiles INSTANCE = new PipeFiles();

  /** What says where the directory is, in place of the default. */
  static final String PROPERTY = "woad.pipe.directory";

  // The system's limit is 108 bytes, with a zero at the end.
  private static final int MAX_LENGTH = 107;
  private static final String SUFFIX = ".sock";

  private PipeFiles() {}

  @Override
  public Path of(EndpointAddress address) {
    return file(path(address));
  }

  @Override
  public List<Path> candidates(EndpointAddress address) {
    List<Path> found = new ArrayList<>();
    String path = path(address);
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      found.add(file(path.substring(0, end)));
    }
    found.add(file(""));
    return found;
  }

  /** Returns the directory that they are in, which may have to be made. */
  static Path directory() {
    String said = System.getProperty(PROPERTY);
    if (said != null) {
      return Path.of(said);
    }
    return Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR"))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, "woad"))
        .orElseGet(
            () ->
                Path.of(
                    System.getProperty("java.io.tmpdir"),
                    "woad-" + System.getProperty("user.name")));
  }

  private static String path(EndpointAddress address) {
    String path = Optional.ofNullable(address.uri().getPath()).orElse("");
    return path.replaceAll("^/+|/+$", "").toLowerCase(Locale.ROOT);
  }

  private static Path file(String path) {
    Path directory = directory();
    Path readable =
        directory.resolve(
            (path.isEmpty() ? "%2F" : URLEncoder.encode(path, StandardCharsets.UTF_8)) + SUFFIX);
    return readable.toString().getBytes(StandardCharsets.UTF_8).length <= MAX_LENGTH
        ? readable
        : directory.resolve(hash(path) + SUFFIX);
  }

  private static String hash(String path) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(path.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
