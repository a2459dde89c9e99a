package dev.woad.bindings.netpipe;

import java.io.IOException;
import java.net.BindException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A socket in the file system, from before it is there until it is gone. */
final class SocketFile {

  private static final Logger LOG = LoggerFactory.getLogger(SocketFile.class);
  private static final Random RANDOM = new SecureRandom();
  private static final int ATTEMPTS = 10;
  private static final FileAttribute<?> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path path;
  private @Nullable Object key;

  SocketFile(Path path) {
    this.path = path;
  }

  /**
   * Makes way for a new socket: removes one that nobody listens at any more.
   *
   * @return where to make the new one: where nobody else can reach it yet
   * @throws BindException if somebody listens, or what is there is no socket
   */
  Path prepare() throws IOException {
    Path directory = Objects.requireNonNull(path.toAbsolutePath().getParent());
    if (!Files.isDirectory(directory)) {
      if (isPosix()) {
        Files.createDirectories(directory, PRIVATE);
      } else {
        Files.createDirectories(directory);
      }
    }
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      removeStale();
    }
    return isPosix() ? shelter(directory) : path;
  }

  private void removeStale() throws IOException {
    if (!attributes().isOther()) {
      throw new BindException(path + ": is there already (expected: a socket, or nothing)");
    }
    if (isListenedAt()) {
      throw new BindException(path + ": Address already in use");
    }
    LOG.info("{}: removed, because nobody listens there any more", path);
    Files.delete(path);
  }

  // A socket that is made in its place can be reached before its permissions are set.
  private Path shelter(Path directory) throws IOException {
    byte[] random = new byte[3];
    for (int attempt = 1; ; attempt++) {
      RANDOM.nextBytes(random);
      Path shelter = directory.resolve("." + HexFormat.of().formatHex(random));
      try {
        return Files.createDirectory(shelter, PRIVATE).resolve("s");
      } catch (FileAlreadyExistsException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private boolean isListenedAt() {
    try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      probe.connect(UnixDomainSocketAddress.of(path));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Puts the socket in its place, where those can connect who may.
   *
   * @throws BindException if another one came there meanwhile
   */
  void publish(Path made, Set<PosixFilePermission> permissions) throws IOException {
    if (!made.equals(path)) {
      Files.setPosixFilePermissions(made, permissions);
      try {
        // Unlike a move, it does not put another one's socket out of its place.
        Files.createLink(path, made);
      } catch (FileAlreadyExistsException e) {
        BindException taken = new BindException(path + ": Address already in use");
        taken.initCause(e);
        throw taken;
      }
    }
    key = attributes().fileKey();
  }

  /** Removes where the socket was made. */
  void leave(Path made) {
    Path shelter = made.getParent();
    if (made.equals(path) || shelter == null) {
      return;
    }
    try {
      Files.deleteIfExists(made);
      Files.deleteIfExists(shelter);
    } catch (IOException e) {
      LOG.warn("{}: not removed: {}", shelter, e.getMessage());
    }
  }

  /** Removes the socket, unless another one is there by now. */
  void remove() {
    try {
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
          && Objects.equals(attributes().fileKey(), key)) {
        Files.delete(path);
      }
    } catch (IOException e) {
      LOG.debug("{}: not removed: {}", path, e.getMessage());
    }
  }

  private BasicFileAttributes attributes() throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
