package dev.woad.bindings.netpipe;

import java.io.IOException;
import java.net.BindException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A socket in the file system, from before it is there until it is gone. */
final class SocketFile {

  private static final Logger LOG = LoggerFactory.getLogger(SocketFile.class);

  private final Path path;
  private @Nullable Object key;

  SocketFile(Path path) {
    this.path = path;
  }

  /**
   * Makes way for a new socket: removes one that nobody listens at any more.
   *
   * @throws BindException if somebody does, or it is no socket
   */
  void prepare() throws IOException {
    Path directory = path.toAbsolutePath().getParent();
    if (directory != null && !Files.isDirectory(directory)) {
      if (isPosix()) {
        Files.createDirectories(
            directory,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } else {
        Files.createDirectories(directory);
      }
    }
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!attributes().isOther()) {
      throw new BindException(path + ": is there already (expected: a socket, or nothing)");
    }
    if (isListenedAt()) {
      throw new BindException(path + ": Address already in use");
    }
    LOG.info("{}: removed, because nobody listens there any more", path);
    Files.delete(path);
  }

  private boolean isListenedAt() {
    try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      probe.connect(UnixDomainSocketAddress.of(path));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Lets those connect who may. */
  void protect(Set<PosixFilePermission> permissions) throws IOException {
    if (isPosix()) {
      Files.setPosixFilePermissions(path, permissions);
    }
    key = attributes().fileKey();
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
