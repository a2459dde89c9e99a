package dev.woad.orderdesk.service;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;

/** The files of papers in their directory. Safe for use by many threads. */
final class DocumentFiles {

  private static final int BUFFER_SIZE = 64 * 1024;

  private final Path directory;
  private final long maxSize;

  DocumentFiles(Path directory, long maxSize) {
    this.directory = directory;
    this.maxSize = maxSize;
  }

  Path file(UUID id) {
    return directory.resolve(id.toString());
  }

  /**
   * Stores what a stream holds, in pieces as they come, and returns what it was; nothing if it is
   * too long. Until all is there it has another name.
   */
  Optional<Stored> store(UUID id, InputStream content) throws IOException {
    Files.createDirectories(directory);
    // A temporary file is readable by its owner alone, and keeps that when it is moved.
    Path part = Files.createTempFile(directory, id.toString(), ".part");
    try {
      MessageDigest digest = sha256();
      long size = copy(content, part, digest);
      if (size > maxSize) {
        return Optional.empty();
      }
      Files.move(part, file(id), StandardCopyOption.ATOMIC_MOVE);
      return Optional.of(new Stored(size, digest.digest()));
    } finally {
      Files.deleteIfExists(part);
    }
  }

  void delete(UUID id) throws IOException {
    Files.deleteIfExists(file(id));
  }

  // Returns more than maxSize as soon as it is clear that there is more.
  private long copy(InputStream content, Path part, MessageDigest digest) throws IOException {
    byte[] buffer = new byte[BUFFER_SIZE];
    long size = 0;
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        size += read;
        if (size > maxSize) {
          return size;
        }
        digest.update(buffer, 0, read);
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
      // The row that tells of the file must not outlive it.
      channel.force(false);
    }
    return size;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is in every Java", e);
    }
  }

  /** The size and the SHA-256 of what was stored. */
  @SuppressWarnings("ArrayRecordComponent") // Passed on once, never compared.
  record Stored(long size, byte[] sha256) {}
}
